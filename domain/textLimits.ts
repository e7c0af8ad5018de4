/** Characters of a text by what it is: what imports take, and what the gateway takes of a province. */
export const longestTexts = {
  /** Ids, cursors, tags of versions. */
  id: 1_000,
  /** Of units, files, publishers, persons who import. */
  name: 500,
  text: 10_000,
} as const;

export type TextKind = keyof typeof longestTexts;

const names: ReadonlySet<string> = new Set([
  'name',
  'title',
  'url',
  'file',
  'publisher',
  'by',
  'sha256',
  'unit',
]);

/** What a field of the contract holds. */
export function textKindOf(field: string, type: 'ID' | 'String'): TextKind {
  if (type === 'ID' || /cursor$/i.test(field) || field === 'revision') return 'id';
  return names.has(field) ? 'name' : 'text';
}
