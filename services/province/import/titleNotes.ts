import type { Catalogue } from '../../../domain/catalogue';
import { dimensionsOf } from '../../../domain/facts';
import { getOrCreate } from '../../../domain/getOrCreate';
import { add, zero, type Bounds } from '../../../domain/quantity';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import { createFinding, type Rule, type RuleFinding } from '../../../domain/rules';
import { loadLexicon } from '../../../platform/loadLexicon';
import type { RowFact } from './factRow';
import type { ImportFileTable } from './importTable';
import { titleNumbers, type TitleNumber } from './titleNumbers';

/**
 * Sets the numbers that stand above a table beside its rows: a total in a title that neither a row nor their sum is may be the
 * right one, and one of which there is no row is not imported.
 */
export interface TitleNotes {
  /** Whether anything stands there to be set beside rows. */
  readonly haveNumbers: boolean;
  note(fact: RowFact): void;
  findings(rules: readonly Rule[]): RuleFinding[];
  tell(warnings: ProblemList): void;
}

export function createTitleNotes(table: ImportFileTable, catalogue: Catalogue, province: string): TitleNotes {
  const lines = titlesOf(table).filter((line) => /\d/.test(line));
  const numbers = lines.length === 0 ? [] : titleNumbers(lines, { catalogue, lexicon: loadLexicon() });
  const said = numbers.map((title) => ({
    title,
    isFound: false,
    sumOf: new Map<string, Bounds>(),
    year: null as number | null,
  }));
  const keysOf = (fact: RowFact) =>
    catalogue.measures.get(fact.measure)?.additive === false ? ownOf(fact, province) : sumsOf(fact, province);
  return {
    haveNumbers: said.length > 0,
    note(fact) {
      for (const one of said) {
        const { title } = one;
        if (fact.measure !== title.measure || (title.year ?? fact.year) !== fact.year) continue;
        one.year = Math.max(one.year ?? fact.year, fact.year);
        one.isFound ||= mayBeSame(title, fact);
        for (const key of keysOf(fact))
          one.sumOf.set(
            key,
            add(
              getOrCreate(one.sumOf, key, () => zero),
              fact,
            ),
          );
      }
    },
    findings(rules) {
      const rule = rules.find(({ compare }) => compare === 'TITLES');
      if (!rule) return [];
      return said.flatMap(({ title, isFound, sumOf, year }) => {
        const sums = [...sumOf.values()];
        const [right] = sums;
        if (year === null || isFound || !right || sums.some((sum) => mayBeSame(title, sum))) return [];
        const measure = catalogue.measures.get(title.measure)?.name ?? title.measure;
        return [createFinding(rule, province, year, { left: title, right, measure, line: title.line })];
      });
    },
    tell(warnings) {
      for (const { title, year } of said)
        if (year === null) warnings.add({ place: 'file', message: notImported(title, catalogue) });
    },
  };
}

/** Those of JSON are names of files. */
function titlesOf({ titles, document, sheets }: ImportFileTable): readonly string[] {
  return document === null || sheets.length > 0 ? titles : [];
}

/** What a row is added to: the totals of a year, those of the units below, the parts, and the single cases. */
function sumsOf(fact: RowFact, province: string): string[] {
  const { year, form, unit } = fact;
  if (form === 'ITEM') return [`${year} cases`];
  if (Object.keys(dimensionsOf(fact)).length > 0) return [`${year} parts`];
  return unit === province ? [`${year} all`] : [`${year} all`, `${year} below`];
}

/** Of what is not added, such as a rate, the province's own row alone is set beside a title. */
function ownOf(fact: RowFact, province: string): string[] {
  const isOwn = fact.unit === province && Object.keys(dimensionsOf(fact)).length === 0;
  return isOwn ? [`${fact.year} own`] : [];
}

function mayBeSame(a: Bounds, b: Bounds): boolean {
  return a.atLeast <= (b.atMost ?? Infinity) && b.atLeast <= (a.atMost ?? Infinity);
}

function notImported({ line, measure, year }: TitleNumber, catalogue: Catalogue): string {
  const name = catalogue.measures.get(measure)?.name ?? measure;
  const [of, ofEn] = year === null ? ['', ''] : [` năm ${year}`, ` of ${year}`];
  return (
    `${quoteValue(line)} đứng trên bảng, mà bảng không có dòng nào của "${name}"${of}: số ấy không được nạp; cần thì thêm một dòng. ` +
    `${quoteValue(line)} stands above the table, which has no row of "${measure}"${ofEn}: that number is not imported; add a row if it is wanted`
  );
}
