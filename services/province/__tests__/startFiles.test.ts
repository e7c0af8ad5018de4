import { importOnce } from '..';
import { noAuditLog } from '../../../platform/audit';
import { silentLogger } from '../../../platform/logger';
import { createProvinceStore, type ProvinceStore } from '../store';
import { catalogue, createTestStore, importInto, itself, reportFile, type TestStore } from './testProvinces';

let test: TestStore;
/** Another process over the same database. */
let other: ProvinceStore;

beforeEach(async () => {
  test = await createTestStore();
  other = createProvinceStore('cao-bang', test.models, catalogue);
});
afterEach(() => test.close());

const file = (value: number, id = 'seed') => ({
  name: `${id}.json`,
  content: JSON.stringify(reportFile([{ id: `${id}-1`, measure: 'members', value }], { id })),
});
const options = { federationName: undefined, audit: noAuditLog, logger: silentLogger };

async function members(): Promise<number | null | undefined> {
  const [row] = await test.store.reports(
    [{ unit: 'cao-bang', year: 2024 }],
    itself(await test.store.revision()),
  );
  return row?.figures.membership.members?.value;
}

describe('files that come with the program', () => {
  it('are imported once by starts at once, none over a later one', async () => {
    const files = [file(1), file(2)];
    await Promise.all([importOnce(test.store, files, options), importOnce(other, files, options)]);
    expect([await members(), await test.store.revision()]).toEqual([2, 2]);
  });

  it('take the place of what an earlier version of the program brought', async () => {
    await importOnce(test.store, [file(1)], options);
    await importOnce(test.store, [file(2)], options);
    expect(await members()).toBe(2);
  });

  it('never take the place of what the province has made of the document itself', async () => {
    await importOnce(test.store, [file(1)], options);
    await importInto(test.store, JSON.parse(file(7).content), 'mine.json');
    const said = jest.fn();
    const logger = { ...silentLogger, warn: said } as typeof silentLogger;
    expect(await importOnce(test.store, [file(2)], { ...options, logger })).toEqual([]);
    expect(await members()).toBe(7);
    expect(said).toHaveBeenCalledWith(
      { province: 'cao-bang', file: 'seed.json' },
      'The province has changed this document itself; the file of the program does not take its place',
    );
  });

  it('do not come back once the province has undone them', async () => {
    await importOnce(test.store, [file(1)], options);
    await test.store.undo(1, { by: 'a clerk' });
    expect(await importOnce(test.store, [file(2)], options)).toEqual([]);
    expect(await members()).toBeUndefined();
  });
});
