import { isDeepStrictEqual } from 'node:util';
import { rightsOf, roleNames, type Caller } from '../domain/roles';
import { loadCatalogue } from '../platform/loadCatalogue';
import { isRecord } from '../domain/isRecord';
import { isSmall, personalMeasures } from '../domain/smallNumbers';
import type { Check, Subject } from './check';
import { judged, shown, skipped, type Problem, type Verdict } from './verdict';
import { notRight, readConnection, readRows, unread, type CheckedFact } from './dataSet';
import { askEntities, askProvince, type Asked } from './question';
import { noReport } from './report';

const everybody: Caller = { role: 'public', id: 'congdoan check' };
const analyst: Caller = { role: 'analyst', id: 'congdoan check' };

/** Those who see drafts of every province, for messages. */
const draftReaders = roleNames.filter((role) => rightsOf({ role }).sees === 'DRAFTS').join(', ');

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
    id: 'shown.sentences',
    name: { vi: 'Câu văn có đúng con số', en: 'Sentences have the number' },
    mend: {
      vi: 'excerpt.marked phải là printed của số ấy; before, marked và after ghép lại là một đoạn của document.text. Không có văn bản thì để null.',
      en: 'excerpt.marked is what the fact has as printed; before, marked and after together are a part of document.text. Null where no text is kept.',
    },
    run: (subject) => sentencesVerdict(subject),
  },
  {
    id: 'shown.revisions',
    name: { vi: 'Phiên bản chỉ cho chính tỉnh', en: 'Revisions are for the province itself' },
    mend: {
      vi: 'revisions và report(revision:) trả lỗi FORBIDDEN khi token không phải của chính tỉnh.',
      en: 'revisions and report(revision:) are an error FORBIDDEN where the token is not of the province itself.',
    },
    run: async (subject) =>
      judged([
        ...(await allowedProblems(subject, 'revisions(first: 1) { totalCount }')),
        ...(await allowedProblems(subject, `report(year: ${subject.year ?? 2024}, revision: 1) { year }`)),
      ]),
  },
];

/** The same questions, asked by somebody else than the province. */
function askedBy(caller: Caller, subject: Subject): Asked {
  const { endpoint } = subject;
  return {
    ...subject,
    endpoint: { ...endpoint, post: (body, options) => endpoint.post(body, { caller, ...options }) },
  };
}

async function draftsVerdict(subject: Subject): Promise<Verdict> {
  const { year } = subject;
  const dataSet = await subject.data();
  const skip = unread(dataSet);
  if (skip) return skip;
  const own = readRows(dataSet, subject.province)?.facts;
  if (!own) return notRight();
  if (year === null || !own.some(({ draft }) => draft)) {
    return skipped('Năm này không có dự thảo', 'No fact of the year is of a draft');
  }
  const asEverybody = askedBy(everybody, subject);
  const { rows, problems } = await readConnection(asEverybody, {
    field: 'facts',
    filter: `year: ${year}, `,
    node: 'id',
    key: 'id',
  });
  const { report } = await askProvince(
    asEverybody,
    `report(year: ${year}) { draft documents { id status } }`,
  );
  return judged([...problems, ...draftProblems(own, rows), ...reportProblems(report, year)]);
}

/** What everybody sees of these facts that they should not, and the other way round. */
export function draftProblems(
  own: readonly Pick<CheckedFact, 'id' | 'document' | 'draft'>[],
  rows: readonly Record<string, unknown>[],
): Problem[] {
  const seen = new Set(rows.map(({ id }) => id));
  return own.flatMap(({ id, document, draft }) => {
    if (seen.has(id) !== draft) return [];
    const [expected, got] = draft ? ['not shown', 'shown'] : ['shown', 'not shown'];
    const of = `document "${document}" is ${draft ? 'a draft' : 'no draft'}`;
    return [{ where: `fact ${id}, asked by everybody`, expected: `${expected}, since ${of}`, got }];
  });
}

function reportProblems(report: unknown, year: number): Problem[] {
  if (!isRecord(report)) return [];
  const documents = Array.isArray(report.documents) ? report.documents : [];
  const drafts = documents.filter((document) => isRecord(document) && document.status === 'DRAFT');
  if (report.draft !== true && drafts.length === 0) return [];
  const where = `report(year: ${year}), asked by everybody`;
  return [{ where, expected: 'nothing of a draft', got: shown(report) }];
}

async function smallNumbersVerdict(subject: Subject): Promise<Verdict> {
  const dataSet = await subject.data();
  const skip = unread(dataSet);
  if (skip) return skip;
  const own = readRows(dataSet, subject.province);
  if (!own) return notRight();
  const personal = personalMeasures(loadCatalogue());
  const small = own.facts.filter((fact) => personal.includes(fact.measure) && isSmall(fact));
  if (subject.year === null || small.length === 0) {
    return skipped('Năm này không có số người quá ít', 'The year has no small number of persons');
  }
  const { rows, problems } = await readConnection(askedBy(analyst, subject), {
    field: 'facts',
    filter: `year: ${subject.year}, `,
    node: 'id printed withheld quantity { value atLeast atMost } excerpt { marked } document { text }',
    key: 'id',
  });
  return judged([...problems, ...smallNumberProblems(small, rows)], `${small.length} × Fact`);
}

/** Which of these small numbers stand in rows that an analyst got. */
export function smallNumberProblems(
  small: readonly Pick<CheckedFact, 'id'>[],
  rows: readonly Record<string, unknown>[],
): Problem[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return small.flatMap(({ id }) => {
    const row = rowOf.get(id) ?? {};
    const { quantity = null, printed = null, withheld = null, excerpt = null } = row;
    const text = isRecord(row.document) ? (row.document.text ?? null) : null;
    const got = { quantity, printed, withheld, excerpt, text };
    const expected = { quantity: null, printed: null, withheld: 'SMALL_NUMBER', excerpt: null, text: null };
    if (isDeepStrictEqual(got, expected)) return [];
    return [{ where: `fact ${id}, asked by an analyst`, expected: shown(expected), got: shown(got) }];
  });
}

async function sentencesVerdict(subject: Subject): Promise<Verdict> {
  if (subject.year === null) return noReport(subject);
  const { rows, problems } = await readConnection(subject, {
    field: 'facts',
    filter: `year: ${subject.year}, `,
    node: 'id printed excerpt { before marked after } document { text }',
    key: 'id',
  });
  const withSentence = rows.filter(({ excerpt }) => excerpt != null);
  if (problems.length === 0 && withSentence.length === 0) {
    return skipped('Chưa có văn bản nào được lưu', 'No text is kept');
  }
  return judged([...problems, ...withSentence.flatMap(sentenceProblems)], `${withSentence.length} × Excerpt`);
}

/** What is not right with the sentence of a fact. */
export function sentenceProblems({ id, printed, excerpt, document }: Record<string, unknown>): Problem[] {
  const { before, marked, after } = isRecord(excerpt) ? excerpt : {};
  const text = isRecord(document) ? document.text : null;
  const sentence = [before, marked, after].map(String).join('').replace(/^…|…$/g, '');
  if (marked === printed && (typeof text !== 'string' || text.includes(sentence))) return [];
  const expected = `the sentence of the text around ${shown(printed)}`;
  return [{ where: `fact ${String(id)}, excerpt`, expected, got: shown(excerpt) }];
}

async function allowedProblems(subject: Subject, selection: string): Promise<Problem[]> {
  const { errors } = await askEntities(askedBy(everybody, subject), [subject.province], selection);
  if (errors.some(({ code }) => code === 'FORBIDDEN')) return [];
  const got = errors[0] ? `code ${shown(errors[0].code)}: ${errors[0].message}` : 'no error';
  return [{ where: `${selection}, asked by everybody`, expected: 'an error of code FORBIDDEN', got }];
}
