import { isRecord } from '../domain/isRecord';
import type { Check, Subject } from './check';
import { judged, shown, type Problem } from './verdict';
import { readPage, type Walk } from './paging';
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
    name: { vi: 'Lọc theo đơn vị cấp trên và chỉ tiêu', en: 'Filters by unit above and by measure' },
    mend: {
      vi: 'units(parent:) chỉ trả đơn vị ngay dưới parent; facts(year:, measure:, unit:) chỉ trả số liệu khớp mọi đối số; unit(id:) trả đúng đơn vị ấy, không có thì null.',
      en: 'units(parent:) returns the units directly below parent only; facts(year:, measure:, unit:) the facts that fit all arguments only; unit(id:) that unit, or null where there is none.',
    },
    run: async (subject) => judged(await filterProblems(subject)),
  },
];

export function walkVerdict({ rows, pages, problems }: Walk) {
  return judged(problems, `${rows.length} dòng / rows, ${pages} trang / pages`);
}

async function filterProblems(subject: Subject): Promise<Problem[]> {
  const { facts } = await subject.data();
  const problems = otherYears(facts.rows, subject.year);
  problems.push(...(await firstRows(subject, 'units', { parent: subject.province }, 'parent')));
  const [example] = facts.rows;
  if (!example) return problems;
  const { year, measure, unit } = example as { year: number; measure: string; unit: string };
  problems.push(...(await firstRows(subject, 'facts', { year, measure, unit }, 'year measure unit')));
  problems.push(...(await unitProblems(subject, unit)));
  return problems;
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

function otherYears(facts: Walk['rows'], year: number | null): Problem[] {
  const other = facts.find((fact) => fact.year !== year);
  if (year === null || !other) return [];
  return [{ where: `facts(year: ${year})`, expected: `facts of ${year} only`, got: shown(other) }];
}

/** What the first page of a filtered list has that does not fit the filter. */
async function firstRows(
  subject: Subject,
  field: 'units' | 'facts',
  filter: Record<string, string | number>,
  node: string,
): Promise<Problem[]> {
  const given = Object.entries(filter).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const where = `${field}(${given.join(', ')})`;
  const answer = await askProvince(
    subject,
    `${field}(${given.join(', ')}, first: 100) {
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

function fits(row: Record<string, unknown>, filter: Record<string, string | number>): boolean {
  return Object.entries(filter).every(([name, value]) => row[name] === value);
}
