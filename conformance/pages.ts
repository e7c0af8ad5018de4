import { isRecord } from '../domain/isRecord';
import type { Check, Subject } from './check';
import { judged, shown, type Problem } from './verdict';
import { readPage, type Walk } from './paging';
import type { Row } from './pathReader';
import { askProvince } from './question';

const mend = {
  vi: 'Sắp các dòng theo một thứ tự cố định; trang sau bắt đầu ngay sau con trỏ `after`, không quá `first` dòng; hasNextPage là false ở trang cuối; totalCount đếm đủ mọi trang.',
  en: 'Keep the rows in one order; the next page begins right after the cursor `after` and has at most `first` rows; hasNextPage is false on the last page; totalCount counts the rows of all pages.',
};

export const pageChecks: Check[] = [
  {
    id: 'pages.units',
    name: { vi: 'Các trang đơn vị kết thúc, không lặp', en: 'Pages of units end and do not repeat' },
    mend,
    run: async ({ data }) => walkVerdict((await data()).units),
  },
  {
    id: 'pages.facts',
    name: { vi: 'Các trang số liệu gốc kết thúc, không lặp', en: 'Pages of facts end and do not repeat' },
    mend,
    run: async ({ data }) => walkVerdict((await data()).facts),
  },
  {
    id: 'pages.filters',
    name: { vi: 'Lọc và sắp đúng', en: 'Filters and order are right' },
    mend: {
      vi: 'Sắp theo id. units(parent:) chỉ trả đơn vị ngay dưới parent; facts(year:, measure:, unit:, document:) trả đúng và đủ số liệu khớp mọi đối số; unit(id:) trả đúng đơn vị ấy, không có thì null.',
      en: 'In the order of ids. units(parent:) returns the units directly below parent only; facts(year:, measure:, unit:, document:) all facts that fit all arguments, and no others; unit(id:) that unit, or null where there is none.',
    },
    run: async (subject) => judged(await filterProblems(subject)),
  },
];

export function walkVerdict({ rows, pages, problems }: Walk) {
  return judged(problems, `${rows.length} dòng / rows, ${pages} trang / pages`);
}

async function filterProblems(subject: Subject): Promise<Problem[]> {
  const { facts, units } = await subject.data();
  const problems = orderProblems('facts', facts.rows).concat(orderProblems('units', units.rows));
  problems.push(...(await firstRows(subject, 'units', { parent: subject.province }, 'parent')));
  const [example] = facts.rows;
  if (!example) return problems;
  for (const year of new Set(facts.rows.map((fact) => fact.year as number))) {
    const ofYear = facts.rows.filter((fact) => fact.year === year);
    problems.push(...(await filteredProblems(subject, { year }, ofYear, 'year')));
  }
  const { year, measure, unit } = example as { year: number; measure: string; unit: string };
  const alike = facts.rows.filter(
    (fact) => fact.year === year && fact.measure === measure && fact.unit === unit,
  );
  problems.push(...(await filteredProblems(subject, { year, measure, unit }, alike, 'year measure unit')));
  const ofYear = facts.rows.filter((fact) => fact.year === year);
  for (const name of ['measure', 'unit'] as const) {
    const values = new Set(ofYear.map((fact) => String(fact[name])));
    for (const value of [...values].slice(0, mostValues)) {
      const alone = ofYear.filter((fact) => fact[name] === value);
      problems.push(...(await filteredProblems(subject, { year, [name]: value }, alone, `year ${name}`)));
    }
  }
  for (const document of [...documentsOf(facts.rows)].slice(0, mostDocuments)) {
    const ofDocument = facts.rows.filter((fact) => documentOf(fact) === document);
    problems.push(...(await filteredProblems(subject, { document }, ofDocument, 'document { id }')));
  }
  problems.push(...(await unitProblems(subject, unit)));
  return problems;
}

/** Measures, and units, by which the facts are filtered. */
const mostValues = 3;
/** Documents by which the facts are filtered. */
const mostDocuments = 10;

function documentOf({ document }: Row): string | null {
  return isRecord(document) && typeof document.id === 'string' ? document.id : null;
}

function documentsOf(facts: readonly Row[]): Set<string> {
  return new Set(facts.flatMap((fact) => documentOf(fact) ?? []));
}

/** Rows come in the order of their ids, so that a page begins where the one before ended. */
function orderProblems(field: string, rows: readonly Row[]): Problem[] {
  const at = rows.findIndex(({ id }, index) => index > 0 && String(rows[index - 1]?.id) > String(id));
  if (at === -1) return [];
  const [before, after] = [rows[at - 1]?.id, rows[at]?.id].map(shown);
  return [{ where: field, expected: 'rows in the order of their ids', got: `${before} before ${after}` }];
}

async function unitProblems(subject: Subject, id: string): Promise<Problem[]> {
  const [known, unknown] = [id, 'khong-co-don-vi-nay'].map((unit) => JSON.stringify(unit));
  const answer = await askProvince(
    subject,
    `known: unit(id: ${known}) { id } unknown: unit(id: ${unknown}) { id }`,
  );
  const problems: Problem[] = [];
  if (!isRecord(answer.known) || answer.known.id !== id) {
    problems.push({ where: `unit(id: ${known})`, expected: `unit ${known}`, got: shown(answer.known) });
  }
  if (answer.unknown !== null) {
    problems.push({ where: `unit(id: ${unknown})`, expected: 'null', got: shown(answer.unknown) });
  }
  return problems;
}

/** What a filtered list of facts has that it should not, or has not that it should. */
async function filteredProblems(
  subject: Subject,
  filter: Filter,
  expected: readonly Row[],
  node: string,
): Promise<Problem[]> {
  const problems = await firstRows(subject, 'facts', filter, node);
  if (problems.length > 0) return problems;
  const where = `facts(${argumentsOf(filter)})`;
  const { facts } = await askProvince(subject, `${where.replace(')', ', first: 1)')} { totalCount }`);
  const got = isRecord(facts) ? facts.totalCount : undefined;
  if (got === expected.length) return [];
  return [{ where: `${where}.totalCount`, expected: String(expected.length), got: shown(got) }];
}

type Filter = Record<string, string | number>;

function argumentsOf(filter: Filter): string {
  return Object.entries(filter)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');
}

/** What the first page of a filtered list has that does not fit the filter. */
async function firstRows(
  subject: Subject,
  field: 'units' | 'facts',
  filter: Filter,
  node: string,
): Promise<Problem[]> {
  const given = argumentsOf(filter);
  const where = `${field}(${given})`;
  const answer = await askProvince(
    subject,
    `${field}(${given}, first: 100) {
      totalCount pageInfo { endCursor hasNextPage } edges { cursor node { id ${node} } }
    }`,
  );
  const { nodes } = readPage(answer[field], field);
  const foreign = nodes.find((row) => !isRecord(row) || !fits(row, filter));
  const problems: Problem[] = foreign
    ? [{ where, expected: 'rows that fit the arguments only', got: shown(foreign) }]
    : [];
  if (field === 'facts' && nodes.length === 0) {
    problems.push({ where, expected: 'at least the fact that gave the arguments', got: 'no rows' });
  }
  return problems;
}

function fits(row: Row, filter: Filter): boolean {
  return Object.entries(filter).every(
    ([name, value]) => (name === 'document' ? documentOf(row) : row[name]) === value,
  );
}
