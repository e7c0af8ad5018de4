import { readLink, type SharedView } from './links/sharedLink';
import { linkedExample, variablesText, type Example } from './examples/examples';

/** What the editors begin with. */
export type Opening =
  | { kind: 'query'; query: string; variables: string; view: SharedView | null }
  /** What they held when the page was left. */
  | { kind: 'last' }
  /** The same, since the address carries a query that cannot be read. */
  | { kind: 'broken' };

/** The shared or linked query; the first example for who has not been here before. */
export function openingOf(
  place: Pick<Location, 'hash' | 'search'>,
  examples: readonly Example[],
  storage: Pick<Storage, 'getItem'>,
): Opening {
  const shared = readLink(place.hash);
  if (shared === 'broken') return { kind: 'broken' };
  if (shared) return { kind: 'query', ...shared };
  const linked = linkedExample(examples, place);
  const example = linked ?? (storage.getItem('graphiql:tabState') === null ? examples[0] : undefined);
  if (!example) return { kind: 'last' };
  return { kind: 'query', query: example.query, variables: variablesText(example), view: null };
}
