import { plainText } from '../../../domain/plainText';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import type { ImportFileTable } from './importTable';
import type { RowFact } from './factRow';

/** Notes of which years a file has numbers, to set beside those that its names and titles speak of. */
export interface YearNotes {
  note(fact: Pick<RowFact, 'year'>): void;
  /** A title of another year is refused; a year alone in a name may say when it was made, and is told. */
  check(table: ImportFileTable, problems: ProblemList, warnings: ProblemList): void;
}

export function createYearNotes(): YearNotes {
  const years = new Set<number>();
  const isOther = (named: readonly number[]) =>
    years.size > 0 && named.length > 0 && !named.some((year) => years.has(year));
  return {
    note: ({ year }) => void years.add(year),
    check(table, problems, warnings) {
      const titles = titlesIn(table);
      const named = titles.map(yearsOfTitle);
      if (isOther(named.flat())) {
        const text = titles[named.findIndex((found) => found.length > 0)] ?? '';
        problems.add({ place: 'file', message: otherYear(text, years) });
      } else if (named.flat().length === 0) {
        const other = [table.name, ...titles].find((text) => isOther(yearsOfName(text)));
        if (other !== undefined) warnings.add({ place: 'file', message: otherYear(other, years) });
      }
    },
  };
}

/** Those of JSON are names of files. */
function titlesIn({ titles, document, sheets }: ImportFileTable): readonly string[] {
  return document === null || sheets.length > 0 ? titles : [];
}

/** "Báo cáo năm 2024"; a day on which something was written says nothing of the numbers. */
function yearsOfTitle(title: string): number[] {
  const text = plainText(title).normalize('NFC').toLowerCase();
  if (/^\s*20\d\d\s*$/.test(text)) return [Number(text)];
  const undated = text.replace(/ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*20\d\d/gu, '');
  return [...undated.matchAll(/(?<!\p{L})năm\s*(20\d\d)(?!\d)/gu)].map(([, year]) => Number(year));
}

/** One year, that is of no day or decree. */
function yearsOfName(name: string): number[] {
  const found = [...name.matchAll(/(?<![\d/])(20\d\d)(?!\d)/g)].map(([, year]) => Number(year));
  return new Set(found).size === 1 ? found : [];
}

function otherYear(text: string, years: ReadonlySet<number>): string {
  const named = [...years].sort().join(', ');
  return (
    `${quoteValue(text)} nói năm khác, mà các dòng là của năm ${named}; xem lại cột "Năm" và tên ấy. ` +
    `${quoteValue(text)} speaks of another year, and the rows are of ${named}; look at the column "Năm" and at that name`
  );
}
