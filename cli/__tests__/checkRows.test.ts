import { loadCatalogue } from '../../platform/loadCatalogue';
import { cacheControlProblems } from '../../conformance/etag';
import { figureDifferences } from '../../conformance/figureDifferences';
import { createFiguresOf } from '../../conformance/sums';
import { numberProblems } from '../../conformance/revisions';
import { referenceProblems } from '../../conformance/rows';
import { treeProblems } from '../../conformance/dataSet';
import { latencyVerdict } from '../../conformance/latency';
import { pageSizeFor, walkPages, type PageAnswer } from '../../conformance/paging';
import { quantitiesIn, quantityProblems } from '../../conformance/quantities';

describe('a quantity', () => {
  const exactly5 = { value: 5, atLeast: 5, atMost: 5, exact: true, reportedBy: 1 };

  it.each([
    ['exact', {}],
    ['a range without a value', { value: null, atLeast: 2, atMost: 4, exact: false }],
    ['at least something', { atMost: null, exact: false }],
    ['nearly something', { atLeast: 0, exact: false }],
  ])('may be %s', (_name, change) => {
    expect(quantityProblems({ where: 'q', quantity: { ...exactly5, ...change } })).toEqual([]);
  });

  it.each([
    ['a fraction', { value: 5.5 }, 'q.value', 'null or a whole number from 0', '5.5'],
    ['negative', { atLeast: -1 }, 'q.atLeast', 'a whole number from 0', '-1'],
    ['a string', { atMost: '5' }, 'q.atMost', 'null or a whole number from 0', '"5"'],
    ['beyond 2^53 - 1', { value: 2 ** 53 }, 'q.value', 'null or a whole number from 0', '9007199254740992'],
    ['mentioned only, and bounded', { reportedBy: 0 }, 'q.atMost', 'null, since others only mention it', '5'],
    ['of several provinces', { reportedBy: 2 }, 'q.reportedBy', '1, or 0 for what others mention', '2'],
    ['below its lower bound', { value: 4 }, 'q.value', 'at least 5 (atLeast)', '4'],
    ['above its upper bound', { value: 6 }, 'q.value', 'at most 5 (atMost)', '6'],
    ['not exact between equal bounds', { exact: false }, 'q.exact', 'true', 'false'],
    ['exact between different bounds', { atLeast: 4 }, 'q.exact', 'false', 'true'],
  ])('may not be %s', (_name, change, where, expected, got) => {
    expect(quantityProblems({ where: 'q', quantity: { ...exactly5, ...change } })).toEqual([
      { where, expected, got },
    ]);
  });

  it('is found wherever it stands in figures', () => {
    const figures = { awards: { total: null, byKind: [{ kind: 'MIXED', count: exactly5 }] } };
    expect(quantitiesIn(figures, 'figures')).toEqual([
      { where: 'figures.awards.byKind.0.count', quantity: exactly5 },
    ]);
  });
});

describe('pages', () => {
  const page = (ids: string[], change: Partial<PageAnswer> = {}): PageAnswer => ({
    nodes: ids.map((id) => ({ id })),
    cursors: ids,
    endCursor: ids.at(-1) ?? null,
    hasNextPage: true,
    totalCount: 3,
    ...change,
  });
  /** Walks pages of two rows that come whatever cursor is sent. */
  async function walk(...pages: PageAnswer[]) {
    const asked: (string | null)[] = [];
    const { rows, problems } = await walkPages('rows', 2, 'id', (after) => {
      asked.push(after);
      return Promise.resolve(pages[Math.min(asked.length, pages.length) - 1] ?? page([]));
    });
    return { asked, ids: rows.map(({ id }) => id), problems };
  }

  it('are read to the last, each from the cursor before it', async () => {
    expect(await walk(page(['a', 'b']), page(['c'], { hasNextPage: false }))).toEqual({
      asked: [null, 'b'],
      ids: ['a', 'b', 'c'],
      problems: [],
    });
  });

  it('may be a single empty one', async () => {
    expect((await walk(page([], { hasNextPage: false, totalCount: 0 }))).problems).toEqual([]);
  });

  it.each<[string, PageAnswer[], string, string, string]>([
    ['repeat', [page(['a', 'b'])], 'rows, page 2', 'rows that no page before had', 'again "a"'],
    ['are too large', [page(['a', 'b', 'c'])], 'rows, page 1', 'at most 2 rows', '3'],
    [
      'promise more and have none',
      [page(['a', 'b']), page([])],
      'rows, page 2',
      'rows, since the page before said there were more',
      'none',
    ],
    [
      'end elsewhere than their last row',
      [page(['a', 'b'], { endCursor: 'a' })],
      'rows, page 1',
      'endCursor "b"',
      '"a"',
    ],
    ['end too early', [page(['a', 'b'], { hasNextPage: false })], 'rows.totalCount', '2', '3'],
  ])('fail where they %s', async (_name, pages, where, expected, got) => {
    expect((await walk(...pages)).problems[0]).toEqual({ where, expected, got });
  });

  it('are asked for in such a size that there are several, up to the largest allowed', () => {
    expect([0, 3, 21, 1_000, 10_000].map(pageSizeFor)).toEqual([1, 1, 6, 250, 500]);
  });
});

describe('revisions', () => {
  it('are numbered from 1, the newest first', () => {
    expect(numberProblems([3, 2, 1])).toEqual([]);
  });

  it.each([
    ['the oldest comes first', [1, 2, 3], 'revisions.0.number', '3', '1'],
    ['one is left out', [4, 2, 1], 'revisions.0.number', '3', '4'],
    ['they count from 0', [2, 1, 0], 'revisions.0.number', '3', '2'],
  ])('are not where %s', (_name, numbers, where, expected, got) => {
    expect(numberProblems(numbers)).toEqual([{ where, expected, got }]);
  });
});

describe('units', () => {
  const unit = (id: string, parent: string | null) => ({ id, name: id, level: 'DISTRICT' as const, parent });

  it('are one tree below the province', () => {
    expect(treeProblems([unit('a', 'p'), unit('p', null), unit('b', 'a')], 'p')).toEqual([]);
  });

  it.each([
    ['there is no provincial federation', [unit('a', null)], 'units', 'no such unit'],
    ['it has a unit above', [unit('p', 'a'), unit('a', null)], 'units', 'a unit below "a"'],
    ['a unit above does not exist', [unit('p', null), unit('a', 'x')], 'unit a', 'parent x'],
    ['units are above each other', [unit('p', null), unit('a', 'a')], 'unit a', 'parent a'],
  ])('are not where %s', (_name, units, where, got) => {
    expect(treeProblems(units, 'p')).toEqual([expect.objectContaining({ where, got })]);
  });
});

describe('figures', () => {
  const quantity = (value: number) => ({ value, atLeast: value, atMost: value, exact: true, reportedBy: 1 });
  const fact = (id: string, measure: string, value: number, change: object = {}) => ({
    id,
    unit: 'p',
    year: 2024,
    measure,
    form: 'SUMMARY' as const,
    document: 'd',
    source: 'REPORT' as const,
    draft: false,
    isOfYear: true,
    value,
    atLeast: value,
    atMost: value,
    ...change,
  });
  const units = [
    { id: 'p', name: 'P', level: 'PROVINCE' as const, parent: null },
    { id: 'a', name: 'A', level: 'DISTRICT' as const, parent: 'p' },
  ];
  const figures = createFiguresOf(
    units,
    [
      fact('1', 'members', 100),
      fact('2', 'members', 40, { unit: 'a' }),
      fact('3', 'newMembers', 7, { unit: 'a' }),
      fact('4', 'awards', 3, { kind: 'MIXED' }),
      fact('5', 'awards', 2, { kind: 'COMMENDATION', recipient: 'INDIVIDUAL' }),
    ],
    { year: 2024, expectsUnits: true },
  )('p');

  it('stand on facts that refer to what exists only', () => {
    const facts = [
      fact('1', 'members', 1),
      fact('2', 'dragons', 1),
      fact('3', 'gifts', 1, { programme: 'x' }),
      fact('4', 'gifts', 1, { unit: 'b' }),
      fact('5', 'gifts', 1, { includedIn: '9' }),
    ];
    expect(referenceProblems(facts, units, loadCatalogue())).toEqual([
      { where: 'fact 2.measure', expected: 'a measure of the catalogue', got: '"dragons"' },
      { where: 'fact 3.programme', expected: 'a programme of the catalogue', got: '"x"' },
      { where: 'fact 4.unit', expected: 'a unit of the province', got: '"b"' },
      { where: 'fact 5.includedIn', expected: 'a fact of the same year', got: '"9"' },
    ]);
  });

  it('are what the facts add up to, in whatever order their lists come', () => {
    const got = structuredClone(figures);
    got.awards.byKind.reverse();
    expect(figureDifferences('figures', figures, got)).toEqual([]);
  });

  it('differ number by number, named by place', () => {
    const got = {
      membership: { members: quantity(140), newMembers: null },
      awards: {
        total: { ...quantity(5), atMost: null, exact: false },
        byKind: [{ kind: 'MIXED', awardedBy: null, recipient: null, count: quantity(3) }],
      },
      welfare: { gifts: quantity(1) },
    };
    expect(figureDifferences('figures', figures, got)).toEqual([
      { where: 'figures.membership.members', expected: '100 (100 to 100)', got: '140 (140 to 140)' },
      { where: 'figures.membership.newMembers', expected: '7 (7 to 7)', got: 'null' },
      { where: 'figures.awards.byKind[COMMENDATION,,INDIVIDUAL].count', expected: '2 (2 to 2)', got: 'null' },
      { where: 'figures.welfare.gifts', expected: 'null', got: '1 (1 to 1)' },
    ]);
  });

  it('differ if one cell stands twice', () => {
    const got = structuredClone(figures);
    got.awards.byKind.push(...got.awards.byKind.slice(0, 1));
    expect(figureDifferences('figures', figures, got)).toEqual([
      {
        where: 'figures.awards.byKind[COMMENDATION,,INDIVIDUAL].count',
        expected: '2 (2 to 2)',
        got: '2 (2 to 2) and 2 (2 to 2)',
      },
      {
        where: 'figures.awards.byKind[COMMENDATION,,INDIVIDUAL].apart',
        expected: '2 (2 to 2)',
        got: '2 (2 to 2) and 2 (2 to 2)',
      },
    ]);
  });
});

describe('Cache-Control', () => {
  it('lets the last known figures be kept with max-age and stale-if-error', () => {
    expect(cacheControlProblems('max-age=30, stale-if-error=604800')).toEqual([]);
  });

  it.each([[null], ['max-age=30'], ['stale-if-error=60'], ['no-store, max-age=1, stale-if-error=1']])(
    'does not with %s',
    (got) => {
      expect(cacheControlProblems(got)).toEqual([
        { where: 'Cache-Control', expected: 'max-age and stale-if-error', got: JSON.stringify(got) },
      ]);
    },
  );
});

describe('latency', () => {
  const reads = (slowest: number) => [...Array.from({ length: 18 }, () => 10), slowest, slowest];

  it.each([
    [500, 'pass'],
    [501, 'warn'],
    [3_000, 'warn'],
    [3_001, 'fail'],
  ])('of %i ms at the 95th percentile is a %s', (slowest, status) => {
    const note = `median 10 ms, p95 ${slowest} ms`;
    expect(latencyVerdict(reads(slowest))).toMatchObject({ status, note });
  });
});
