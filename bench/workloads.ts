import {
  addUp,
  clusterSize,
  figuresOf,
  figuresSelection,
  measures,
  numbersOf,
  provinceIds,
  year,
} from './country';
import { dataOf, expectEqual, known, writtenMeasure, type Question } from './question';
import { shapeOf, type Shape } from './shapes';

export type WorkloadName = 'totals' | 'list' | 'one' | 'cluster' | 'cold' | 'hanging' | 'mix' | 'typename';

/** How the gateways of the comparison are asked. */
export type Dialect = 'product' | 'plain' | 'handWritten';

/** Hanging provinces: the last of the country, so that the cluster is whole. */
export function hangingProvinces(count: number): string[] {
  return provinceIds(count).slice(-3);
}

const asked = 'p3';

/** The questions of a workload, by how often they are asked if these differ; null if a gateway has none. */
export function questionsOf(workload: WorkloadName, dialect: Dialect, count: number): Question[] | null {
  const ids = provinceIds(count);
  switch (workload) {
    case 'totals':
      return dialect === 'plain' ? [list(dialect, ids)] : [totals(dialect, ids, [])];
    case 'hanging':
      return dialect === 'product' ? [totals(dialect, ids, hangingProvinces(count))] : null;
    case 'list':
      return [list(dialect, ids)];
    case 'cold':
      return newLists(dialect, count, 0, newShapes);
    case 'one':
      return [one(dialect, asked)];
    case 'cluster':
      return dialect === 'product' ? [cluster(ids)] : null;
    case 'typename':
      return dialect === 'handWritten' ? null : [typename];
    case 'mix':
      return dialect === 'product' ? mixed(ids) : null;
  }
}

const typename: Question = {
  path: '/graphql',
  body: { query: '{ __typename }' },
  problemOf: (body) => expectEqual(dataOf(body), { __typename: 'Query' }),
};

function totals(dialect: Dialect, ids: readonly string[], missing: readonly string[]): Question {
  const there = ids.filter((id) => !missing.includes(id));
  const figures = figuresOf(addUp(there, year));
  if (dialect === 'handWritten') return known('/totals', null, { totals: [{ figures }] });
  const coverage = { expected: ids.length, reported: there.length, complete: missing.length === 0 };
  // Nothing bounds a sum from above while a province is missing.
  if (missing.length > 0) dropUpperBounds(figures);
  return known(
    '/graphql',
    `query Totals { totals(scope: { allProvinces: true }, years: [${year}]) {
      figures { ${figuresSelection} } coverage { expected reported complete } } }`,
    { totals: [{ figures, coverage }] },
  );
}

function dropUpperBounds(figures: Record<string, Record<string, unknown>>): void {
  for (const group of Object.values(figures)) {
    for (const quantity of Object.values(group)) (quantity as { atMost: unknown }).atMost = null;
  }
}

function list(dialect: Dialect, ids: readonly string[]): Question {
  const question = shapedList(dialect, ids, everything);
  // Which the hand-written gateway knows by heart.
  return dialect === 'handWritten' ? { ...question, path: '/list' } : question;
}

const everything: Shape = {
  selection: figuresSelection,
  figuresOf: (id) => figuresOf(numbersOf(id, year)),
};

const newShapes = 300;

/** So many lists from one number on, of which no two ask for the same, nor any of those of other numbers. */
export function newLists(dialect: Dialect, count: number, from: number, number: number): Question[] {
  const ids = provinceIds(count);
  return Array.from({ length: number }, (_, index) => shapedList(dialect, ids, shapeOf(from + index)));
}

function shapedList(
  dialect: Dialect,
  ids: readonly string[],
  { selection, figuresOf: figuresOfShape }: Shape,
): Question {
  const reports = ids.map((id) => ({ figures: figuresOfShape(id) }));
  if (dialect === 'plain') {
    const fields = ids.map((id) => `${id}(year: ${year}) { figures { ${selection} } }`);
    const data = Object.fromEntries(ids.map((id, index) => [id, reports[index]]));
    return known('/graphql', `query List { ${fields.join(' ')} }`, data);
  }
  const data = { provinces: ids.map((id, index) => ({ id, report: reports[index] })) };
  if (dialect === 'handWritten') return known(`/list?${encodeURIComponent(selection)}`, null, data);
  const query = `query List { provinces { id report(year: ${year}) { figures { ${selection} } } } }`;
  return known('/graphql', query, data);
}

function one(dialect: Dialect, id: string): Question {
  const report = { figures: figuresOf(numbersOf(id, year)) };
  if (dialect === 'plain') {
    const query = `query One { ${id}(year: ${year}) { figures { ${figuresSelection} } } }`;
    return known('/graphql', query, { [id]: report });
  }
  if (dialect === 'handWritten') return known(`/one?${id}`, null, { province: { id, report } });
  const query = `query One($id: ID!) { province(id: $id) { id report(year: ${year}) { figures { ${figuresSelection} } } } }`;
  return { ...known('/graphql', query, { province: { id, report } }), body: { query, variables: { id } } };
}

function cluster(ids: readonly string[]): Question {
  const figures = figuresOf(addUp(ids.slice(0, clusterSize), year));
  const reconciliation = measures.map(({ measure }) => ({ measure, verdict: 'CONFIRMED' }));
  const query = `query Cluster { cluster(id: "c1") { season(year: ${year}) {
    totals { figures { ${figuresSelection} } coverage { complete } }
    reconciliation { measure verdict } } } }`;
  const totals = { figures, coverage: { complete: true } };
  return {
    ...known('/graphql', query, null),
    problemOf: (body, written = 0) => {
      const { season } = (dataOf(body) as { cluster?: { season?: Season } }).cluster ?? {};
      if (!season?.reconciliation) return expectEqual(body, 'a season');
      // Members that were written since are no longer what the cluster has published.
      const isCompared = ({ measure }: Verdict) => written === 0 || measure !== writtenMeasure.measure;
      return expectEqual(
        { ...season, reconciliation: byMeasure(season.reconciliation.filter(isCompared)) },
        { totals, reconciliation: byMeasure(reconciliation.filter(isCompared)) },
        written,
      );
    },
  };
}

interface Season {
  reconciliation?: Verdict[];
}

interface Verdict {
  measure: string;
  verdict: string;
}

/** They come in the order of the catalogue, which grows. */
function byMeasure(verdicts: readonly Verdict[]): Verdict[] {
  return [...verdicts].sort((a, b) => (a.measure < b.measure ? -1 : 1));
}

/** Twenty saved operations of a dashboard, the most popular first. */
function mixed(ids: readonly string[]): Question[] {
  const pages = ids.slice(0, 17).map((id) => one('product', id));
  const [first, ...others] = pages;
  return [
    totals('product', ids, []),
    ...(first ? [first] : []),
    cluster(ids),
    ...others,
    list('product', ids),
  ].slice(0, 20);
}
