import type { LineSeries } from '../../../web/charts/lines';
import type { Language } from '../../../web/words/language';
import type { AnswerTable, Figure, Row } from './answerTable';
import { figuresOf } from './screenColumns';

/** What an answer has of several years, a line for each thing that has them. */
export interface YearLines {
  years: readonly number[];
  series: readonly LineSeries[];
}

/**
 * The chosen number over the years, if the rows are of several; or each row over the years, if these are the columns. Null
 * if there are fewer than two years.
 */
export function yearLines(
  table: AnswerTable,
  figure: Figure | undefined,
  language: Language,
): YearLines | null {
  return linesOfColumns(table, language) ?? (figure ? linesOfRows(table, figure, language) : null);
}

function linesOfColumns({ columns, rows, nameOf }: AnswerTable, language: Language): YearLines | null {
  const figures = figuresOf(columns).flatMap((figure) => {
    const year = yearOf(figure.key);
    return year === null ? [] : [{ year, figure }];
  });
  if (figures.length < 2) return null;
  return {
    years: figures.map(({ year }) => year),
    series: rows.map((row) => ({
      name: nameOf(row)[language],
      points: figures.map(({ year, figure }) => pointOf(year, figure, row)),
    })),
  };
}

function linesOfRows(table: AnswerTable, figure: Figure, language: Language): YearLines | null {
  const column = table.columns.find(
    ({ key, read }) =>
      /(^|\.)(year|key)$/.test(key) && table.rows.some((row) => yearOf(String(read(row))) !== null),
  );
  if (!column) return null;
  const lines = new Map<string, Map<number, Row>>();
  for (const row of table.rows) {
    const year = yearOf(String(column.read(row)));
    if (year === null) continue;
    const name = nameWithout(year, table.nameOf(row)[language]) || figure.label[language];
    lines.set(name, (lines.get(name) ?? new Map<number, Row>()).set(year, row));
  }
  const years = [...new Set([...lines.values()].flatMap((rows) => [...rows.keys()]))].sort((a, b) => a - b);
  if (years.length < 2) return null;
  return {
    years,
    series: [...lines].map(([name, rows]) => ({
      name,
      points: years.map((year) => {
        const row = rows.get(year);
        return row ? pointOf(year, figure, row) : { year, bounds: null, simulated: false };
      }),
    })),
  };
}

function pointOf(year: number, figure: Figure, row: Row): LineSeries['points'][number] {
  return { year, bounds: figure.bounds(row), simulated: figure.isSimulated(row) };
}

function yearOf(text: string): number | null {
  return /^(19|20|21)\d\d$/.test(text) ? Number(text) : null;
}

/** A row is named by its year among other things; its line is not. */
function nameWithout(year: number, name: string): string {
  return name
    .split(' · ')
    .filter((part) => part !== String(year))
    .join(' · ');
}
