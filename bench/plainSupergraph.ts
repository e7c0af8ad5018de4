import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { plainSdl } from './roles/plainSchema';

/** The supergraph of a federation with one subgraph per province; `ports` by province. */
export function composePlain(ports: Readonly<Record<string, number>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(ports).map(([id, port]) => ({
      name: id,
      url: `http://127.0.0.1:${port}/plain`,
      typeDefs: parse(plainSdl(id)),
    })),
  );
  if (!supergraphSdl) throw new Error(`The plain federation does not compose: ${String(errors)}`);
  return supergraphSdl;
}
