import { valueName } from '../../../domain/columns';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import { periodsIn, reportingPeriods, type ReportingPeriod, type SaidPeriod } from '../../../domain/period';
import { createEnumReader, expected, oneOf, readText, type Reading } from './cells/readCell';
import type { CellValue } from './cells/cellValue';

const readName = createEnumReader(reportingPeriods);

/** A period by its name, or in words such as "6 tháng đầu năm 2024" or "Quý I/2024"; a year alone is the whole of it. */
export function readPeriod(cell: CellValue): Reading<ReportingPeriod | undefined> {
  const text = readText(cell, 200);
  if ('problem' in text || text.value === undefined) return text as Reading<undefined>;
  const named = readName(text.value);
  if ('value' in named) return named;
  const [said, ...others] = periodsIn(text.value);
  if (said && 'period' in said && others.length === 0) return { value: said.period };
  if (!said && /^\s*(?:năm\s*)?20\d\d\s*$/iu.test(text.value)) return { value: 'YEAR' };
  return expected(oneOf(periodNames()), cell);
}

function periodNames(): string[] {
  const known = reportingPeriods.filter((period) => !/^MONTH_(?!1$|12$)/.test(period));
  return known.map((period) => `"${valueName(period)}" (${period})`);
}

/** The year that a period's cell names, such as 2024 in "Quý I/2024". */
export function yearIn(cell: CellValue): number | null {
  const [year] = /(?<!\d)20\d\d(?!\d)/.exec(String(cell)) ?? [];
  return year === undefined ? null : Number(year);
}

/**
 * The period that the names and titles of a file and of its document speak of, if nothing says it outright: never taken for a year in silence.
 * What is not clear is refused, and what is taken is told.
 */
export function guessPeriod(
  texts: readonly string[],
  problems: ProblemList,
  warnings: ProblemList,
): ReportingPeriod {
  const said = texts.flatMap((text) => periodsIn(text).map((found) => ({ text, found })));
  const different = new Map(said.map((one) => [JSON.stringify(one.found), one]));
  const [first, ...others] = different.values();
  if (!first) return 'YEAR';
  if (others.length > 0 || !('period' in first.found)) {
    problems.add({ place: 'file', message: unclearPeriod([first, ...others]) });
    return 'YEAR';
  }
  const { period } = first.found;
  if (period !== 'YEAR') warnings.add({ place: 'file', message: takenPeriod(period, first.text) });
  return period;
}

function unclearPeriod(said: readonly { text: string; found: SaidPeriod }[]): string {
  const texts = [...new Set(said.map(({ text }) => quoteValue(text)))].join(', ');
  return (
    `Không rõ số liệu của kỳ nào: ${texts}. Ghi rõ bằng cột "Kỳ báo cáo" hoặc --document-period (YEAR là cả năm). ` +
    `It is not clear what time the numbers are of: ${texts}. Say it by a column "Kỳ báo cáo" or --document-period ` +
    '(YEAR is the whole year)'
  );
}

function takenPeriod(period: ReportingPeriod, text: string): string {
  return (
    `Theo ${quoteValue(text)}, đây là số của kỳ "${valueName(period)}": được giữ và hiển thị, không cộng vào năm. Nếu là số cả năm, ` +
    `thêm --document-period YEAR. By ${quoteValue(text)} the numbers are of ${period}: they are kept and shown, and not added to ` +
    'a year. If they are of the whole year, add --document-period YEAR'
  );
}

export function otherPeriod(of: ReportingPeriod, cell: CellValue): string {
  return (
    `Một tệp là số của một kỳ, ở đây là "${valueName(of)}"; tách kỳ khác ra tệp riêng, hoặc ghi kỳ ở mọi dòng như nhau. ` +
    `The numbers of a file are of one period, here of ${of}, got ${quoteValue(cell)}; put another period into a file of its own`
  );
}
