import { columnUnit, wordBounds } from '../../../web/words/bounds';
import type { CountedIn } from '../../../web/words/moneyUnit';
import type { Language } from '../../../web/words/language';
import type { Figure, Row } from './answerTable';

export interface FigureWords {
  /** With its qualifier; why there is none; or a dash. */
  text: string;
  /** The bounds if the text does not say all of them, and how many provinces are behind it if some are missing. */
  remark: string;
  isAbsent: boolean;
}

/** A number of a table as people read it; in its own unit, if not in that of its column. */
export function sayFigure(
  figure: Figure,
  row: Row,
  language: Language,
  unit: CountedIn = figure.unit(row),
): FigureWords {
  const bounds = figure.bounds(row);
  if (!bounds) return { text: figure.reason(row)?.[language] ?? '–', remark: '', isAbsent: true };
  const { qualifier, number, range } = wordBounds(bounds, figure.origin, unit, language);
  return {
    text: `${qualifier} ${number}`.trim(),
    remark: [range, sayBehind(figure, row, language)].filter(Boolean).join(' · '),
    isAbsent: false,
  };
}

/** What all numbers of a column are counted in; null if they are of different things, each of which says its own. */
export function unitOfColumn(figure: Figure, rows: readonly Row[]): CountedIn | null {
  const [unit = '', ...others] = new Set(rows.map((row) => figure.unit(row)));
  if (others.length > 0) return null;
  return columnUnit(
    unit,
    rows.map((row) => figure.bounds(row)),
    figure.origin,
  );
}

function sayBehind(figure: Figure, row: Row, language: Language): string {
  const expected = figure.expected(row);
  const reportedBy = figure.bounds(row)?.reportedBy;
  if (expected === null || reportedBy === undefined || reportedBy >= expected) return '';
  return language === 'vi' ? `từ ${reportedBy}/${expected} tỉnh` : `from ${reportedBy}/${expected} provinces`;
}
