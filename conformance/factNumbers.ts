import { hasNoNumber, type Fact } from '../domain/facts';
import { isRecord } from '../domain/isRecord';
import { readQuantity } from '../domain/quantityReader/readQuantity';
import { printedProblems } from '../domain/reports/printedCheck';
import { loadCatalogue } from '../platform/loadCatalogue';
import type { Check, Subject } from './check';
import { notRight, unread, type CheckedFact } from './dataSet';
import type { Row } from './pathReader';
import { rowsIn } from './report';
import { judged, shown, type Problem, type Verdict } from './verdict';

export const factNumberChecks: Check[] = [
  {
    id: 'facts.printed',
    name: { vi: 'Con số đúng như nguyên văn', en: 'Numbers are what was printed' },
    mend: {
      vi: 'printed là nguyên văn trong tài liệu, quantity là số ấy: "45.210" là 45210, "2,5 tỷ" là 2500000000, "trên 1.500" không có atMost.',
      en: 'printed is what stands in the document, and quantity that number: "45.210" is 45210, "2,5 tỷ" is 2500000000, "trên 1.500" has no atMost.',
    },
    run: (subject) => withFacts(subject, printedProblemsOf),
  },
  {
    id: 'facts.status',
    name: { vi: 'Không có số thì nói vì sao', en: 'Where there is no number it is said why' },
    mend: {
      vi: 'status NOT_APPLICABLE và NOT_COLLECTED thì quantity là null; NIL thì quantity là 0.',
      en: 'With status NOT_APPLICABLE or NOT_COLLECTED quantity is null; with NIL it is 0.',
    },
    run: (subject) => withFacts(subject, statusProblems),
  },
  {
    id: 'facts.parts',
    name: { vi: 'Phần không lớn hơn tổng', en: 'A part is not more than its whole' },
    mend: {
      vi: 'Số có includedIn không thể lớn hơn số chứa nó, cùng chỉ tiêu; xem lại số, hoặc bỏ includedIn nếu là số riêng.',
      en: 'A number with includedIn cannot be more than the one that contains it, of the same measure; look at the numbers, or leave includedIn out if it is a number of its own.',
    },
    run: (subject) => withFacts(subject, partProblems),
  },
  {
    id: 'facts.places',
    name: { vi: 'Con số ở đúng chỗ trong văn bản', en: 'Numbers stand where they are said to' },
    mend: {
      vi: 'offset đếm ký tự (UTF-16) từ đầu document.text đến printed; không rõ thì null, và không có excerpt.',
      en: 'offset counts characters (UTF-16) from the start of document.text to printed; null if it is not known, and without an excerpt.',
    },
    async run(subject) {
      const { own } = await subject.pictures();
      const reports = [...own.reports.values()].flatMap((report) => rowsIn(report?.documents));
      const texts = new Map(reports.map(({ id, text }) => [id, text]));
      return withFacts(subject, (_fact, row) => placeProblems(row, texts));
    },
  },
  {
    id: 'facts.unitName',
    name: { vi: 'Số liệu gốc gọi đúng tên đơn vị', en: 'Facts call their unit by its name' },
    mend: {
      vi: 'unitName là name của đơn vị có mã unit.',
      en: 'unitName is the name of the unit whose id is unit.',
    },
    async run(subject) {
      const { units } = await subject.data();
      const names = new Map(units.rows.map(({ id, name }) => [id, name]));
      return withFacts(subject, (_fact, { id, unit, unitName }) => {
        const expected = names.get(unit);
        if (unitName == null || expected === undefined || unitName === expected) return [];
        return [{ where: `fact ${String(id)}.unitName`, expected: shown(expected), got: shown(unitName) }];
      });
    },
  },
];

type JudgeFact = (fact: CheckedFact, row: Row, all: ReadonlyMap<string, CheckedFact>) => Problem[];

/** As the province itself sees them: nothing of theirs is withheld. */
async function withFacts(subject: Subject, judge: JudgeFact): Promise<Verdict> {
  const data = await subject.data();
  const skip = unread(data);
  if (skip) return skip;
  if (data.facts.rows.length === 0) return judged([], '0 × Fact');
  const { own, rows } = await subject.pictures();
  if (!rows) return notRight();
  const rowOf = new Map(own.data.facts.rows.map((row) => [row.id, row]));
  const all = new Map(rows.facts.map((fact) => [fact.id, fact]));
  const problems = rows.facts.flatMap((fact) => judge(fact, rowOf.get(fact.id) ?? {}, all));
  return judged(problems, `${rows.facts.length} × Fact`);
}

function printedProblemsOf(fact: CheckedFact, { printed }: Row): Problem[] {
  const measure = loadCatalogue().measures.get(fact.measure);
  if (typeof printed !== 'string' || !measure) return [];
  const expected = `what was printed: ${shown(printed)}`;
  const where = `fact ${fact.id}.quantity`;
  const said: Fact = { ...fact, printed };
  if (printedProblems(said, measure).length > 0) return [{ where, expected, got: bounds(fact) }];
  const reading = readQuantity(printed, measure);
  if (!('quantity' in reading) || !reading.quantity.estimated || fact.estimated) return [];
  return [{ where: `${where}.estimated`, expected: `true, as ${shown(printed)} says`, got: 'false' }];
}

function statusProblems(fact: CheckedFact, { quantity }: Row): Problem[] {
  const where = `fact ${fact.id}.quantity`;
  const isZero = isRecord(quantity) && quantity.value === 0;
  if (hasNoNumber(fact) && quantity !== null)
    return [{ where, expected: `null, since its status is ${fact.status}`, got: shown(quantity) }];
  if (fact.status === 'NIL' && !isZero)
    return [{ where, expected: '0, since its status is NIL', got: shown(quantity) }];
  return [];
}

function partProblems(fact: CheckedFact, _row: Row, all: ReadonlyMap<string, CheckedFact>): Problem[] {
  const whole = all.get(fact.includedIn ?? '');
  if (whole?.measure !== fact.measure || whole.atMost === null || fact.atLeast <= whole.atMost) return [];
  const expected = `at most ${bounds(whole)}, as "${whole.id}" which contains it`;
  return [{ where: `fact ${fact.id}.quantity`, expected, got: bounds(fact) }];
}

function placeProblems(
  { id, offset, printed, excerpt, document }: Row,
  texts: ReadonlyMap<unknown, unknown>,
): Problem[] {
  const text = isRecord(document) ? texts.get(document.id) : undefined;
  if (typeof text !== 'string' || typeof offset !== 'number' || typeof printed !== 'string') return [];
  // Without a sentence nothing is shown of the place.
  if (text.startsWith(printed, offset) || (excerpt == null && offset < text.length)) return [];
  const got = text.slice(offset, offset + printed.length);
  return [
    { where: `fact ${String(id)}.offset`, expected: `the place of ${shown(printed)}`, got: shown(got) },
  ];
}

function bounds({ value, atLeast, atMost }: CheckedFact): string {
  return `${shown(value)} (${atLeast} to ${atMost ?? 'unbounded'})`;
}
