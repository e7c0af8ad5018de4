import { isDeepStrictEqual } from 'node:util';
import { contractRoles, rightsOf } from '../domain/roles';
import { loadCatalogue } from '../platform/loadCatalogue';
import { isRecord } from '../domain/isRecord';
import { isSmall, personalMeasures } from '../domain/smallNumbers';
import { loadFixture } from './fixture';
import type { Check, Subject } from './check';
import { judged, notShown, shown, type Problem, type Verdict } from './verdict';
import { notRight, unread, type CheckedFact } from './dataSet';
import type { Row } from './pathReader';
import type { Picture } from './picture';
import { askEntities, askProvince } from './question';
import { askedBy, viewersOf } from './viewers';

/** Those who see drafts of every province, for messages. */
const draftReaders = contractRoles.filter((role) => rightsOf({ role }).sees === 'DRAFTS').join(', ');

export const visibilityChecks: Check[] = [
  {
    id: 'shown.drafts',
    name: { vi: 'Người ngoài không thấy dự thảo', en: 'Drafts are not shown to everybody' },
    mend: {
      vi: `Khi role trong token không phải ${draftReaders} và không phải chính tỉnh: facts, units, revision, updatedAt, ETag và báo cáo như không có tài liệu DRAFT; báo cáo chỉ có dự thảo là null.`,
      en: `If the token's role is neither ${draftReaders} nor the province itself: facts, units, revision, updatedAt, ETag and reports as if there were no DRAFT document; a report that is only a draft is null.`,
    },
    run: (subject) => draftsVerdict(subject),
  },
  {
    id: 'shown.smallNumbers',
    name: {
      vi: 'Số người quá ít chỉ cho chính tỉnh',
      en: 'Small numbers of persons are for the province itself',
    },
    mend: {
      vi: 'Với chỉ tiêu có personal: true trong danh mục, số từ 1 đến 4 của bất kỳ đơn vị nào: ai không phải chính tỉnh nhận quantity, printed, excerpt và document.text là null, withheld là SMALL_NUMBER.',
      en: 'Of a measure with personal: true in the catalogue, 1 to 4 of any unit: to all but the province itself quantity, printed, excerpt and document.text are null, withheld is SMALL_NUMBER.',
    },
    run: (subject) => smallNumbersVerdict(subject),
  },
  {
    id: 'shown.revisions',
    name: { vi: 'Phiên bản chỉ cho chính tỉnh', en: 'Revisions are for the province itself' },
    mend: {
      vi: 'revisions và report(revision:) trả lỗi FORBIDDEN khi token không phải của chính tỉnh.',
      en: 'revisions and report(revision:) are an error FORBIDDEN if the token is not of the province itself.',
    },
    run: async (subject) =>
      judged([
        ...(await allowedProblems(subject, 'revisions(first: 1) { totalCount }')),
        ...(await allowedProblems(subject, `report(year: ${subject.year ?? 2024}, revision: 1) { year }`)),
      ]),
  },
];

const noDrafts = notShown({ vi: 'Không có dự thảo', en: 'No fact is of a draft' }, loadFixture);
const noSmallNumbers = notShown(
  { vi: 'Không có số người quá ít', en: 'There is no small number of persons' },
  loadFixture,
);

function isEmpty({ data: { units, facts } }: Picture): boolean {
  return units.rows.length + facts.rows.length === 0;
}

async function draftsVerdict(subject: Subject): Promise<Verdict> {
  const skip = unread(await subject.data());
  if (skip) return skip;
  const { own, all, rows } = await subject.pictures();
  if (isEmpty(own)) return noDrafts;
  if (!rows) return notRight();
  const outside = all.filter(({ viewer }) => viewer.visibility === 'PUBLISHED');
  const inside = all.filter(({ viewer }) => viewer.visibility === 'DRAFTS');
  const problems = [
    ...outside.flatMap((picture) => [
      ...draftProblems(rows.facts, picture.data.facts.rows, picture.viewer.name),
      ...[...picture.reports].flatMap(([year, report]) => reportProblems(report, year, picture.viewer.name)),
    ]),
    ...inside.flatMap((picture) => hiddenFromInside(own, picture)),
  ];
  if (problems.length > 0 || rows.facts.some(({ draft }) => draft)) return judged(problems);
  return noDrafts;
}

/** Who sees drafts sees every fact and every report. */
function hiddenFromInside(own: Picture, { data, viewer }: Picture): Problem[] {
  const seen = new Set(data.facts.rows.map(({ id }) => id));
  return own.data.facts.rows
    .filter(({ id }) => !seen.has(id))
    .map(({ id }) => ({
      where: `fact ${String(id)}, asked by ${viewer.name}`,
      expected: 'shown, drafts included',
      got: 'not shown',
    }));
}

/** What everybody sees of these facts that they should not, and the other way round. */
export function draftProblems(
  own: readonly Pick<CheckedFact, 'id' | 'document' | 'draft'>[],
  rows: readonly Row[],
  viewer: string,
): Problem[] {
  const seen = new Set(rows.map(({ id }) => id));
  return own.flatMap(({ id, document, draft }) => {
    if (seen.has(id) !== draft) return [];
    const [expected, got] = draft ? ['not shown', 'shown'] : ['shown', 'not shown'];
    const of = `document "${document}" is ${draft ? 'a draft' : 'no draft'}`;
    return [{ where: `fact ${id}, asked by ${viewer}`, expected: `${expected}, since ${of}`, got }];
  });
}

function reportProblems(report: unknown, year: number, viewer: string): Problem[] {
  if (!isRecord(report)) return [];
  const documents = Array.isArray(report.documents) ? report.documents : [];
  const drafts = documents.filter((document) => isRecord(document) && document.status === 'DRAFT');
  if (report.draft !== true && drafts.length === 0) return [];
  const where = `report(year: ${year}), asked by ${viewer}`;
  return [{ where, expected: 'nothing of a draft', got: shown(report) }];
}

async function smallNumbersVerdict(subject: Subject): Promise<Verdict> {
  const skip = unread(await subject.data());
  if (skip) return skip;
  const { own, all, rows } = await subject.pictures();
  if (isEmpty(own)) return noSmallNumbers;
  if (!rows) return notRight();
  const personal = personalMeasures(loadCatalogue());
  const small = rows.facts.filter((fact) => personal.includes(fact.measure) && isSmall(fact));
  if (small.length === 0) return noSmallNumbers;
  const others = all.filter(({ viewer }) => viewer.visibility !== 'OWN');
  const problems = others.flatMap(({ viewer, data }) => {
    const seen = new Set(data.facts.rows.map(({ id }) => id));
    return smallNumberProblems(
      small.filter(({ id }) => seen.has(id)),
      data.facts.rows,
      viewer.name,
    );
  });
  problems.push(...(await textProblems(subject, small, others)));
  return judged(problems, `${small.length} × Fact`);
}

/** The texts of the documents that some of these numbers stand in. */
async function textProblems(
  subject: Subject,
  small: readonly CheckedFact[],
  others: readonly Picture[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const documents = new Map(small.map((fact) => [fact.document, fact]));
  for (const { viewer, data } of others) {
    for (const { document, id } of [...documents.values()].slice(0, mostTexts)) {
      if (!data.facts.rows.some((row) => row.id === id)) continue;
      const { facts } = await askProvince(
        askedBy(viewer, subject),
        'facts(document: $document, first: 1) { edges { node { document { id text } } } }',
        { document },
        '$document: ID!',
      );
      const text = firstText(facts);
      if (text == null) continue;
      const where = `document ${document}.text, asked by ${viewer.name}`;
      problems.push({ where, expected: 'null, since a number in it is withheld', got: shown(text) });
    }
  }
  return problems;
}

/** Documents whose texts are asked for. */
const mostTexts = 20;

function firstText(connection: unknown): unknown {
  const edges =
    isRecord(connection) && Array.isArray(connection.edges) ? (connection.edges as unknown[]) : [];
  const [edge] = edges;
  const node = isRecord(edge) ? edge.node : undefined;
  return isRecord(node) && isRecord(node.document) ? node.document.text : undefined;
}

/** Which of these small numbers stand in rows that somebody else got. */
export function smallNumberProblems(
  small: readonly Pick<CheckedFact, 'id'>[],
  rows: readonly Row[],
  viewer: string,
): Problem[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return small.flatMap(({ id }) => {
    const { quantity = null, printed = null, withheld = null, excerpt = null } = rowOf.get(id) ?? {};
    const got = { quantity, printed, withheld, excerpt };
    const expected = { quantity: null, printed: null, withheld: 'SMALL_NUMBER', excerpt: null };
    if (isDeepStrictEqual(got, expected)) return [];
    return [{ where: `fact ${id}, asked by ${viewer}`, expected: shown(expected), got: shown(got) }];
  });
}

async function allowedProblems(subject: Subject, selection: string): Promise<Problem[]> {
  const others = viewersOf(subject.province).filter(({ visibility }) => visibility !== 'OWN');
  const problems = others.map(async (viewer): Promise<Problem[]> => {
    const { errors } = await askEntities(askedBy(viewer, subject), [subject.province], selection);
    if (errors.some(({ code }) => code === 'FORBIDDEN')) return [];
    const got = errors[0] ? `code ${shown(errors[0].code)}: ${errors[0].message}` : 'no error';
    return [{ where: `${selection}, asked by ${viewer.name}`, expected: 'an error of code FORBIDDEN', got }];
  });
  return (await Promise.all(problems)).flat();
}
