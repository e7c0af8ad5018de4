import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { noteDatabase, openProvinceDatabase } from '../importDatabase';
import { createStoppers } from '../running';

const dataDir = mkdtempSync(join(tmpdir(), 'import-database-'));
const config = loadConfig({ DATA_DIR: dataDir });
afterAll(() => rmSync(dataDir, { recursive: true }));

const opened = () => openProvinceDatabase(config, 'cao-bang', createStoppers());
const note = (folder: 'mongo' | 'mongo-provinces') =>
  noteDatabase(config, ['cao-bang'], {
    folder,
    uriOf: () => `mongodb://${folder}.invalid`,
    databasePrefix: '',
  });
const both = `"${dataDir}" holds data of "congdoan start" and others of "congdoan province"`;

it('a command never guesses which of two databases of a province is meant', async () => {
  mkdirSync(join(dataDir, 'mongo'));
  mkdirSync(join(dataDir, 'mongo-provinces'));
  await expect(opened()).rejects.toThrow(`${both}, and neither runs; start the one that is meant`);
  note('mongo-provinces');
  expect(await opened()).toMatchObject({ uri: 'mongodb://mongo-provinces.invalid' });
  note('mongo');
  await expect(opened()).rejects.toThrow(`${both}, and both run; stop the other one`);
});
