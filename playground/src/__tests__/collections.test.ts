import {
  addQuery,
  byGroup,
  changeQuery,
  keepQueries,
  loadQueries,
  readFile,
  writeFile,
  type SavedQuery,
} from '../collections/collections';

const query = (name: string, group = ''): Omit<SavedQuery, 'id'> => ({
  name,
  group,
  query: '{ measures { id } }',
  variables: '{}',
});
const saved = ['Đoàn viên', 'Khen thưởng', 'Chăm lo'].reduce<readonly SavedQuery[]>(
  (all, name, index) => addQuery(all, query(name, index === 0 ? '' : 'Cụm 5'), String(index)),
  [],
);
const createIds = () => {
  let next = 0;
  return () => `new-${(next += 1)}`;
};

describe('a collection of queries', () => {
  it('stands by its groups, and by the names within them', () => {
    const names = byGroup(saved).map(([group, queries]) => [group, queries.map(({ name }) => name)]);
    expect(names).toEqual([
      ['', ['Đoàn viên']],
      ['Cụm 5', ['Chăm lo', 'Khen thưởng']],
    ]);
  });

  it('lets a query be renamed and moved, and keeps its name if the new one is empty', () => {
    const [changed] = changeQuery(saved, '0', { name: 'Đoàn viên cuối năm', group: 'Cụm 5' });
    expect(changed).toMatchObject({ name: 'Đoàn viên cuối năm', group: 'Cụm 5' });
    expect(changeQuery(saved, '0', { name: '  ' })[0]?.name).toBe('Đoàn viên');
  });

  it('is read from the file that another browser wrote, and nothing twice', () => {
    const file = writeFile(saved);
    expect(file).not.toContain('"id":');
    const first = readFile(file, [], createIds());
    expect(first).toMatchObject({ kind: 'read', added: 3, had: 0 });
    const again = readFile(file, first.kind === 'read' ? first.saved : [], createIds());
    expect(again).toMatchObject({ kind: 'read', added: 0, had: 3 });
  });

  it.each([
    ['no JSON', 'x', /không phải là bộ sưu tập/],
    ['another JSON', '{"queries": []}', /không phải là bộ sưu tập/],
    ['a later version', '{"format": "congdoan-queries", "version": 2, "queries": []}', /phiên bản mới hơn/],
    [
      'a query without a text',
      `{"format": "congdoan-queries", "version": 1, "queries": [${JSON.stringify(query('A'))}, {"name": "B"}]}`,
      /thứ 2 trong tệp/,
    ],
  ])('takes nothing from a file that is %s', (_kind, text, because) => {
    const reading = readFile(text, saved, createIds());
    expect(reading.kind === 'refused' && reading.because.vi).toMatch(because);
  });

  it('is bounded, and says so', () => {
    const many = Array.from({ length: 501 }, (_, index) => ({ ...query(String(index)), id: String(index) }));
    expect(readFile(writeFile(many), [], createIds()).kind).toBe('refused');
    expect(keepQueries({ setItem: () => undefined }, many)?.vi).toMatch(/nhiều nhất 500/);
  });

  it('is kept between visits, and says if the browser cannot keep it', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(keepQueries(storage, saved)).toBeNull();
    expect(loadQueries(storage).map(({ name }) => name)).toEqual(['Đoàn viên', 'Khen thưởng', 'Chăm lo']);
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keepQueries(full, saved)?.vi).toMatch(/Trình duyệt không giữ được/);
    expect(loadQueries({ getItem: () => '{"broken' })).toEqual([]);
  });
});
