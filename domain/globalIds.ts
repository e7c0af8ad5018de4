/**
 * Ids that are unique over the whole graph. Provinces and the register name their units, facts and documents each for
 * itself, so a client that keeps objects by their id would show one province's fact for another's. Provinces, clusters,
 * seasons, measures and programmes have ids that are unique as they are.
 */
export type OwnedKind = 'unit' | 'fact' | 'document';

/** Who names what the register holds itself; no province has this id. */
export const registerOwner = 'register';

export interface GlobalId {
  kind: OwnedKind;
  /** The province's id, or `register`. */
  owner: string;
  /** What the owner calls it. */
  localId: string;
}

/** Such as `fact:cao-bang:s0-34`: the same for as long as the owner calls it so, whatever the revision. */
export function writeGlobalId({ kind, owner, localId }: GlobalId): string {
  return `${kind}:${owner}:${localId}`;
}

/** Null if it is the id of something else, or a local one. */
export function readGlobalId(id: string): GlobalId | null {
  const [, kind, owner = '', localId = ''] = /^(unit|fact|document):([^:]+):(.+)$/s.exec(id) ?? [];
  return kind === undefined ? null : { kind: kind as OwnedKind, owner, localId };
}

/** What the owner calls it, whether a client gives its global or its local id; another owner's id stays as it is. */
export function localIdOf(id: string, kind: OwnedKind, owner: string): string {
  const prefix = writeGlobalId({ kind, owner, localId: '' });
  return id.startsWith(prefix) && id.length > prefix.length ? id.slice(prefix.length) : id;
}
