import { readFileSync } from 'node:fs';
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { DashboardQuery, DashboardQueryVariables } from '../../schema/generated/operations';

const manifest = JSON.parse(readFileSync('schema/operations/manifest.json', 'utf8')) as Manifest;
const { id = '', body: text = '' } = manifest.operations.find(({ name }) => name === 'Dashboard') ?? {};
const dashboard: TypedDocumentNode<DashboardQuery, DashboardQueryVariables> = gql(text);

/** Sends the operation's id; its text only to a server that has it not saved. */
export async function readDashboard(
  origin: string,
  variables: DashboardQueryVariables,
): Promise<DashboardQuery> {
  const link = ApolloLink.from([
    new PersistedQueryLink({ generateHash: () => id }),
    new HttpLink({ uri: `${origin}/graphql` }),
  ]);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const { data } = await client.query({ query: dashboard, variables, fetchPolicy: 'no-cache' });
  if (!data) throw new Error('The answer has no data');
  return data;
}

interface Manifest {
  operations: { id: string; name: string; body: string }[];
}
