import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql';
import { startProvinceService, type ProvinceService } from '..';
import type { Caller } from '../../../domain/roles';
import { silentLogger } from '../../../platform/logger';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { projectPath } from '../../../platform/paths';
import { createSubgraphSchema } from '../../../platform/subgraphSchema';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testAuthorization, testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { createProvinceMaintenance, type ProvinceMaintenance } from '../data/maintenance/maintenance';
import { createBackupKeyText, decrypt, encrypt, readBackupKey } from '../data/maintenance/encryption';
import { migrateProvince } from '../data/migrations/migrateProvince';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import type { ReadAs } from '../data/rows';
import { createProvinceStore } from '../store';
import { catalogue, importInto, reportFile } from './testProvinces';

const province = 'lai-chau';
const itself: Caller = { role: 'province', id: 'test', province };
const seed = projectPath('data', 'seeds', 'provinces', 'lai-chau', 'lai-chau-2024-12-27.json');
const gift = (value: number) => reportFile([{ id: 'f1', measure: 'gifts', value, year: 2023 }], {}, province);
const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const file = join(folder, 'lai-chau.backup.gz');
const prefixes: string[] = [];
let mongo: Mongo;
let from: Opened;

interface Opened {
  prefix: string;
  models: ProvinceModels;
  maintenance: ProvinceMaintenance;
}

/** A database of its own, empty. */
async function open(): Promise<Opened> {
  const prefix = uniquePrefix();
  prefixes.push(prefix);
  const models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}${province}`));
  await migrateProvince({ models, catalogue }, silentLogger);
  return {
    prefix,
    models,
    maintenance: createProvinceMaintenance(province, { models, catalogue }, silentLogger),
  };
}

/** Five revisions: the published report, another one, its replacement, and the undoing of that, then it again. */
async function fill(models: ProvinceModels): Promise<void> {
  const store = createProvinceStore(province, models, catalogue);
  await importInto(store, JSON.parse(readFileSync(seed, 'utf8')) as object, 'lai-chau.json');
  await importInto(store, gift(10), 'a.json');
  await importInto(store, gift(20), 'b.json');
  await store.undo(3, { by: 'test' });
  await importInto(store, gift(30), 'c.json');
}

beforeAll(async () => {
  mongo = createMongo();
  from = await open();
  await fill(from.models);
  await from.maintenance.backup(file);
});
afterAll(async () => {
  await mongo.close();
  rmSync(folder, { recursive: true, force: true });
  for (const prefix of prefixes) await dropDatabases(prefix, [province]);
});

/** Everything that can be asked of a type without arguments. */
function everythingOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  return `{ ${fields.map((field) => `${field.name} ${everythingOf(field.type)}`).join(' ')} }`;
}

const schema = createSubgraphSchema('province', {});
const typeOf = (name: string) => schema.getType(name) as GraphQLOutputType;
const report = everythingOf(typeOf('ProvinceReport'));
const query = `query ($ids: [_Any!]!) {
  _entities(representations: $ids) { ... on Province {
    reports(from: 2015, to: 2025) ${report}
    ${[1, 2, 3, 4, 5].map((number) => `at${number}: report(year: 2023, revision: ${number}) ${report}`).join(' ')}
    units(first: 100) { edges { node { id name level parent figures(year: 2024) ${everythingOf(typeOf('Figures'))} } } }
    facts(first: 500) { edges { node ${everythingOf(typeOf('Fact'))} } totalCount }
    revisions(first: 100) { edges { node ${everythingOf(typeOf('Revision'))} } }
  } }
}`;

async function askAll({ prefix }: Opened): Promise<{ body: any; etag: string | null }> {
  const service: ProvinceService = await startProvinceService({
    provinces: [province],
    mongodbUriOf: testMongodbUri,
    gatewayKeys: testPublicKeys,
    databasePrefix: prefix,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });
  try {
    const response = await fetch(`${service.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await testAuthorization([province], itself)) },
      body: JSON.stringify({ query, variables: { ids: [{ __typename: 'Province', id: province }] } }),
    });
    return { body: await response.json(), etag: response.headers.get('etag') };
  } finally {
    await service.stop();
  }
}

const own = (revision: number): ReadAs => ({ revision, visibility: 'OWN' });
const giftsAt = (body: any, revision: number): unknown =>
  body.data._entities[0][`at${revision}`].figures.welfare.gifts?.value;

describe('a backup', () => {
  it('is refused if there is nothing to back up', async () => {
    const { maintenance } = await open();
    const none = join(folder, 'none.backup.gz');
    await expect(maintenance.backup(none)).rejects.toThrow(
      'The database holds nothing of province "lai-chau" to back up; see that MONGODB_URI or DATA_DIR is the right one',
    );
    expect(existsSync(none)).toBe(false);
  });

  it('restores every figure, fact, unit and revision, and what earlier revisions showed', async () => {
    const into = await open();
    const restored = await into.maintenance.restore(file);
    expect(restored).toMatchObject({ revision: 5, rows: { imports: 5, documents: 5 } });
    const [before, after] = [await askAll(from), await askAll(into)];
    expect(before.body.errors).toBeUndefined();
    expect(after.body).toEqual(before.body);
    expect([2, 3, 4, 5].map((revision) => giftsAt(after.body, revision))).toEqual([10, 20, 10, 30]);
    expect(after.body.data._entities[0].facts.totalCount).toBeGreaterThan(20);
    // The next revision of the one is not that of the other.
    expect(after.etag).not.toBe(before.etag);
  });

  it('can be gone on from: imports and undoing make the next revisions', async () => {
    const into = await open();
    await into.maintenance.restore(file);
    const store = createProvinceStore(province, into.models, catalogue);
    expect(await importInto(store, gift(40), 'd.json')).toEqual({ changed: true, revision: 6 });
    await store.undo(6, { by: 'test' });
    expect(giftsAt((await askAll(into)).body, 5)).toBe(30);
  });

  it('is of one revision, whatever is written while it is made', async () => {
    const source = await open();
    await fill(source.models);
    const store = createProvinceStore(province, source.models, catalogue);
    const during = join(folder, 'during.backup.gz');
    const [{ revision }] = await Promise.all([
      source.maintenance.backup(during),
      importInto(store, gift(50), 'e.json'),
    ]);
    const into = await open();
    await into.maintenance.restore(during);
    const restored = createProvinceStore(province, into.models, catalogue);
    const readGifts = async (one: typeof store) =>
      (await one.reports([{ unit: province, year: 2023 }], own(revision)))[0]?.figures.welfare.gifts?.value;
    expect(await restored.revision()).toBe(revision);
    expect(await readGifts(restored)).toBe(await readGifts(store));
    const [first] = await restored.reports([{ unit: province, year: 2023 }], own(revision));
    expect(first?.figures.welfare.gifts?.value).toBe(revision === 5 ? 30 : 50);
  });

  it('is noted beside the data, so that whoever watches the service sees how old it is', async () => {
    const { models, maintenance } = await open();
    const store = createProvinceStore(province, models, catalogue);
    expect(await store.backup()).toBeNull();
    await importInto(store, gift(10), 'a.json');
    expect(await store.backup()).toEqual({ at: null });
    const startedAt = Date.now();
    await maintenance.backup(join(folder, 'noted.backup.gz'));
    const at = (await store.backup())?.at?.getTime() ?? 0;
    expect(at).toBeGreaterThanOrEqual(startedAt);
    expect(at).toBeLessThanOrEqual(Date.now());
    await importInto(store, gift(20), 'b.json');
    expect((await store.backup())?.at?.getTime()).toBe(at);
  });

  it('is refused if the database is not empty, the province is another, or the file is there already', async () => {
    await expect(from.maintenance.restore(file)).rejects.toThrow(
      'The database is not empty: collection "imports" has rows; restore into an empty database',
    );
    const { models } = await open();
    await expect(
      createProvinceMaintenance('cao-bang', { models, catalogue }, silentLogger).restore(file),
    ).rejects.toThrow(`File "${file}" is not a usable backup: it is of province "lai-chau"`);
    await expect(from.maintenance.backup(file)).rejects.toThrow(`File "${file}" is there already`);
  });

  it.each([
    [
      'a changed number',
      (text: string) => text.replace('"value":10', '"value":11'),
      'its checksum is another',
    ],
    ['a row less', (text: string) => text.replace(/\{"units".*\n/, ''), 'its checksum is another'],
    ['no end', (text: string) => text.slice(0, text.lastIndexOf('{"rows"')), 'it ends before its end'],
    [
      'something after its end',
      (text: string) => `${text}{"units":{}}\n`,
      'there is something after its end',
    ],
    [
      'another head',
      (text: string) => text.replace('congdoan-backup', 'other'),
      'it does not begin as one of version 1',
    ],
  ])('with %s is refused before anything is written', async (_name, change, reason) => {
    const broken = join(folder, 'broken.backup.gz');
    writeFileSync(broken, gzipSync(change(gunzipSync(readFileSync(file)).toString())));
    const { maintenance, models } = await open();
    await expect(maintenance.restore(broken)).rejects.toThrow(
      `File "${broken}" is not a usable backup: ${reason}`,
    );
    expect(await models.revisions.countDocuments()).toBe(0);
  });

  it('that was cut off on its way is refused', async () => {
    const half = join(folder, 'half.backup.gz');
    const bytes = readFileSync(file);
    writeFileSync(half, bytes.subarray(0, bytes.length / 2));
    await expect((await open()).maintenance.restore(half)).rejects.toThrow('unexpected end of file');
  });

  it('of a newer program is refused', async () => {
    const newer = join(folder, 'newer.backup.gz');
    const text = gunzipSync(readFileSync(file)).toString();
    const changed = text.replace(/("migrations":\[[^\]]*)\]/, '$1,"0099-later"]');
    const lines = changed.split('\n').slice(0, -2);
    const foot = JSON.parse(changed.split('\n').at(-2) ?? '') as object;
    const sha256 = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    writeFileSync(newer, gzipSync(`${lines.join('\n')}\n${JSON.stringify({ ...foot, sha256 })}\n`));
    await expect((await open()).maintenance.restore(newer)).rejects.toThrow(
      `Backup "${newer}" has form 13, this program knows up to 12 (0099-later is unknown); run the newer program`,
    );
  });

  it('whose restoring was cut off leaves nothing, and can be restored again', async () => {
    const into = await open();
    const { state } = into.models;
    const { updateOne } = state;
    const commit = jest.spyOn(state, 'updateOne').mockImplementation((filter, update, ...rest) => {
      if ('origin' in ((update as { $set?: object }).$set ?? {})) throw new Error('cut off');
      return updateOne.call(state, filter, update, ...rest);
    });
    await expect(into.maintenance.restore(file)).rejects.toThrow('cut off');
    commit.mockRestore();
    expect(await into.models.facts.countDocuments()).toBeGreaterThan(0);
    expect((await into.maintenance.restore(file)).revision).toBe(5);
    expect((await askAll(into)).body).toEqual((await askAll(from)).body);
  });

  describe('that is encrypted', () => {
    const keyFile = join(folder, 'backup.key');
    const secret = join(folder, 'secret.backup');
    const key = () => readBackupKey(keyFile);
    beforeAll(async () => {
      writeFileSync(keyFile, createBackupKeyText());
      await from.maintenance.backup(secret, key());
    });

    it("is restored with its key, and is nobody else's to read", async () => {
      for (const made of [file, secret]) expect(statSync(made).mode & 0o777).toBe(0o600);
      expect(readFileSync(secret).includes('lai-chau')).toBe(false);
      const into = await open();
      expect((await into.maintenance.restore(secret, key())).revision).toBe(5);
      expect((await askAll(into)).body).toEqual((await askAll(from)).body);
    });

    it('is refused by name with another key, without one, and a plain one with a key', async () => {
      const otherFile = join(folder, 'other.key');
      writeFileSync(otherFile, createBackupKeyText());
      const other = readBackupKey(otherFile);
      const { maintenance } = await open();
      const [id, otherId] = [key().id.toString('hex'), other.id.toString('hex')];
      await expect(maintenance.restore(secret, other)).rejects.toThrow(
        `File "${secret}" is not a usable backup: it is encrypted with key ${id}, and the key file has ${otherId}`,
      );
      await expect(maintenance.restore(secret)).rejects.toThrow(
        'it is encrypted; give its key file (--key-file)',
      );
      await expect(maintenance.restore(file, key())).rejects.toThrow(
        'it is not encrypted; restore it without a key file',
      );
    });

    it('is refused if a byte was changed, or its end is missing', async () => {
      const bytes = readFileSync(secret);
      const { maintenance } = await open();
      const changed = join(folder, 'changed.backup');
      for (const at of [60, bytes.length - 1]) {
        const copy = Buffer.from(bytes);
        copy[at]! ^= 1;
        writeFileSync(changed, copy);
        await expect(maintenance.restore(changed, key())).rejects.toThrow('it was changed or cut off');
      }
      for (const length of [30, bytes.length - 20]) {
        writeFileSync(changed, bytes.subarray(0, length));
        await expect(maintenance.restore(changed, key())).rejects.toThrow('is not a usable backup');
      }
    });
  });

  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])(
    'encrypts %d bytes so that they read back, in any chunks',
    async (length) => {
      const keyFile = join(folder, `${length}.key`);
      writeFileSync(keyFile, createBackupKeyText());
      const key = readBackupKey(keyFile);
      const plain = randomBytes(length);
      const chunks = async function* (bytes: Buffer, size: number) {
        await Promise.resolve();
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const all = async (source: AsyncIterable<Buffer>) => {
        const read: Buffer[] = [];
        for await (const chunk of source) read.push(chunk);
        return Buffer.concat(read);
      };
      const encrypted = await all(encrypt(chunks(plain, 1_000), key));
      expect((await all(decrypt(chunks(encrypted, 777), key))).equals(plain)).toBe(true);
      await expect(all(decrypt(chunks(encrypted.subarray(0, -1), 777), key))).rejects.toThrow(
        'changed or cut off',
      );
    },
  );
});
