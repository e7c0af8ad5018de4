import { z } from 'zod';
import { boundsOfAbsence } from '../domain/reports/factChecks';
import {
  documentKinds,
  factForms,
  hasNoNumber,
  sourceOf,
  unitLevels,
  type Fact,
  type FactSource,
  type Unit,
} from '../domain/facts';
import { optional, shapeOf } from '../domain/factSchema';
import { reportingPeriods } from '../domain/period';
import { zero } from '../domain/quantity';
import { MismatchError, skipped, type Problem, type Verdict } from './verdict';
import { largestPage, pageSizeFor, readAs, readPage, walkPages, type Walk } from './paging';
import { askProvince, type Asked } from './question';
import { countedFields, factSelection, unitSelection } from './selections';

/** Everything that figures are made of, of one year or of all, as far as it could be read. */
export interface DataSet {
  units: Walk;
  facts: Walk;
}

/** In small pages, so that it is seen how they follow each other, or in as few as there may be. */
export async function readDataSet(
  subject: Asked,
  year: number | null,
  pages: 'several' | 'few' = 'several',
): Promise<DataSet> {
  const filter = year === null ? '' : `year: ${year}, `;
  const read = (question: ConnectionQuestion) => readConnection(subject, { ...question, pages });
  return {
    units: await read({ field: 'units', node: unitSelection(), key: 'id' }),
    facts: await read({ field: 'facts', filter, node: factSelection(), key: 'id' }),
  };
}

export interface ConnectionQuestion {
  /** Field of `Province`. */
  field: string;
  /** Its arguments besides those of the page, with a comma after each. */
  filter?: string;
  /** Selection on its nodes. */
  node: string;
  /** The field that tells its nodes apart. */
  key: string;
  pages?: 'several' | 'few';
}

/** All rows of a list; if a page cannot be read, the walk ends with that problem. */
export async function readConnection(
  subject: Asked,
  { field, filter = '', node, key, pages = 'several' }: ConnectionQuestion,
): Promise<Walk> {
  const selection = `${field}(${filter}first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { cursor node { ${node} } }
  }`;
  const fetchPage = async (first: number, after: string | null) => {
    const answer = await askProvince(subject, selection, { first, after }, '$first: Int, $after: String');
    return readPage(answer[field], field);
  };
  try {
    const size = pages === 'few' ? largestPage : pageSizeFor((await fetchPage(1, null)).totalCount);
    return await walkPages(field, size, key, (after) => fetchPage(size, after));
  } catch (error) {
    if (error instanceof MismatchError) return { rows: [], problems: [error.problem], pages: 0 };
    throw error;
  }
}

/** The verdict of what needs all rows if they could not be read. */
export function unread({ units, facts }: DataSet): Verdict | null {
  if (units.problems.length + facts.problems.length === 0) return null;
  return skipped(
    'Chưa đọc được đủ đơn vị và số liệu gốc; xem pages.units và pages.facts',
    'Units and facts could not all be read; see pages.units and pages.facts',
  );
}

const quantitySchema = z.object({
  value: z.number().nullable(),
  atLeast: z.number(),
  atMost: z.number().nullable(),
  estimated: optional(z.boolean()),
});

const factSchema = z
  .object({
    id: z.string(),
    unit: z.string(),
    year: z.number(),
    measure: z.string(),
    form: z.enum(factForms),
    ...shapeOf(countedFields),
    quantity: quantitySchema.nullable(),
    document: z.object({
      id: z.string(),
      status: z.string(),
      period: optional(z.enum(reportingPeriods)),
      kind: optional(z.enum(documentKinds)),
    }),
  })
  .refine(
    ({ quantity, status }) => quantity !== null || hasNoNumber({ status }),
    'a quantity, or why there is none',
  )
  .transform(({ quantity, document, ...fact }): CheckedFact => ({
    ...fact,
    ...(quantity ?? boundsOfAbsence[fact.status ?? 'NIL'] ?? zero),
    document: document.id,
    source: sourceOf(document),
    draft: document.status === 'DRAFT',
    isOfYear: (document.period ?? 'YEAR') === 'YEAR',
  }));

/** A fact, whose word it is, and whether its document is a draft, or of a whole year. */
export type CheckedFact = Fact & { source: FactSource; draft: boolean; isOfYear: boolean };

const unitSchema = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(unitLevels),
  parent: z.string().nullable(),
  validFrom: optional(z.string()),
  validTo: optional(z.string()),
});

/** @throws MismatchError if a row is not a fact */
export function factsOf({ facts }: DataSet): CheckedFact[] {
  return facts.rows.map((row) => readAs(factSchema, row, `fact ${String(row.id)}`));
}

/** @throws MismatchError if a row is not a unit */
export function unitsOf({ units }: DataSet): Unit[] {
  return units.rows.map((row) => readAs(unitSchema, row, `unit ${String(row.id)}`));
}

/** Units and facts that are what they should be. */
export interface Rows {
  units: Unit[];
  facts: CheckedFact[];
}

/** Null if the units are no tree, or a row is not what it should be. */
export function readRows(dataSet: DataSet, province: string): Rows | null {
  try {
    const units = unitsOf(dataSet);
    return treeProblems(units, province).length > 0 ? null : { units, facts: factsOf(dataSet) };
  } catch (error) {
    if (error instanceof MismatchError) return null;
    throw error;
  }
}

/** What cannot be judged of rows that are not right themselves. */
export function notRight(): Verdict {
  return skipped(
    'Đơn vị hoặc số liệu gốc chưa đúng; xem units.tree và facts.references',
    'Units or facts are not right; see units.tree and facts.references',
  );
}

/** The units of a province are one tree below the provincial federation. */
export function treeProblems(units: readonly Unit[], province: string): Problem[] {
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  const top = parentOf.get(province);
  if (top !== null) {
    const got = top === undefined ? 'no such unit' : `a unit below "${top}"`;
    return [{ where: 'units', expected: `unit "${province}" without a unit above`, got }];
  }
  return units.flatMap(({ id, parent }) => {
    if (id === province || reaches(province, id, parentOf)) return [];
    return [{ where: `unit ${id}`, expected: `a unit below "${province}"`, got: `parent ${String(parent)}` }];
  });
}

function reaches(top: string, unit: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = unit; at != null && !seen.has(at); at = parentOf.get(at)) {
    if (at === top) return true;
    seen.add(at);
  }
  return false;
}
