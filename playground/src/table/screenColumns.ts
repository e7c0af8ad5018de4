import type { Language } from '../../../web/words/language';
import type { Column, Figure } from './answerTable';

/** What the eye sees as one column: a number with its bounds in words, or a single value. */
export type ScreenColumn = { key: string } & (
  { kind: 'figure'; figure: Figure } | { kind: 'value'; column: Column }
);

export function screenColumns(columns: readonly Column[], language: Language): ScreenColumn[] {
  const seen = new Set<string>();
  const keys = new Set(columns.map(({ key }) => key));
  return columns
    .filter(({ key }) => !isOtherName(key, keys, language))
    .flatMap((column): ScreenColumn[] => {
      const { figure, key } = column;
      if (!figure) return [{ key, kind: 'value', column }];
      if (seen.has(figure.key)) return [];
      seen.add(figure.key);
      return [{ key: figure.key, kind: 'figure', figure }];
    });
}

/** Of a name in both languages, the one in the other. */
function isOtherName(key: string, keys: ReadonlySet<string>, language: Language): boolean {
  const other = /^(.*)([nN]ame)En$/.exec(key);
  if (language === 'vi') return other !== null && keys.has(`${other[1]}${other[2]}`);
  return /name$/i.test(key) && keys.has(`${key}En`);
}

/** The numbers that a chart can draw. */
export function figuresOf(columns: readonly Column[]): Figure[] {
  return screenColumns(columns, 'vi').flatMap((column) => (column.kind === 'figure' ? [column.figure] : []));
}
