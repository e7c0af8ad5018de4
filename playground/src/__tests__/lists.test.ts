import { listsOf } from '../lists';

const missing = (id: string) => ({ province: { id }, reason: 'NOT_REPORTED' });

describe('the lists of an answer', () => {
  it('has one row for each object, with what stands in it and above it', () => {
    const data = {
      cluster: {
        id: 'cum-5',
        season: {
          year: 2024,
          provinces: [
            { id: 'cao-bang', report: { members: { value: 1 } }, aliases: ['CB', 'Cao'] },
            { id: 'ha-giang', report: null, aliases: [] },
          ],
        },
      },
    };
    expect(listsOf(data)).toEqual([
      {
        path: 'cluster.season.provinces',
        rows: [
          {
            'cluster.id': 'cum-5',
            'cluster.season.year': 2024,
            id: 'cao-bang',
            'report.members.value': 1,
            aliases: 'CB, Cao',
          },
          {
            'cluster.id': 'cum-5',
            'cluster.season.year': 2024,
            id: 'ha-giang',
            report: null,
            aliases: '',
          },
        ],
      },
    ]);
  });

  it('puts the outermost list of several rows first, and those of the coverage last', () => {
    const total = (year: number, kinds: string[]) => ({
      year,
      awards: { byKind: kinds.map((kind) => ({ kind })) },
      coverage: { missing: [missing('a'), missing('b')] },
    });
    const paths = (data: unknown) => listsOf(data).map(({ path, rows }) => [path, rows.length]);
    expect(paths({ totals: [total(2023, ['x']), total(2024, ['x', 'y'])] })).toEqual([
      ['totals', 2],
      ['totals.awards.byKind', 3],
      ['totals.coverage.missing', 4],
    ]);
    expect(paths({ totals: [total(2024, ['x', 'y'])] })).toEqual([
      ['totals.awards.byKind', 2],
      ['totals', 1],
      ['totals.coverage.missing', 2],
    ]);
  });

  it('gives the rows of an inner list what tells their outer objects apart', () => {
    const data = {
      totals: [
        { year: 2023, byKind: [{ kind: 'x' }] },
        { year: 2024, byKind: [{ kind: 'y' }] },
      ],
    };
    expect(listsOf(data)[1]).toEqual({
      path: 'totals.byKind',
      rows: [
        { 'totals.year': 2023, kind: 'x' },
        { 'totals.year': 2024, kind: 'y' },
      ],
    });
  });

  it('finds none where there is none', () => {
    expect(listsOf({ province: { name: 'Cao Bằng', codes: [] } })).toEqual([]);
    expect(listsOf(null)).toEqual([]);
  });
});
