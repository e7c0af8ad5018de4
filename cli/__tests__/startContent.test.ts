import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { startProvinceService } from '../../services/province';
import { loadConfig } from '../../platform/config';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startContent } from '../startContent';

const dataDir = mkdtempSync(join(tmpdir(), 'congdoan-start-'));
const config = loadConfig({ DATA_DIR: dataDir });
afterAll(() => rmSync(dataDir, { recursive: true }));

function names(files: { name: string }[]): string[] {
  return files.map(({ name }) => name);
}

describe('a start', () => {
  it('loads the reports of data/seeds and sample data of 2020 to 2024, which says that it is sample', () => {
    const content = startContent(config, { sample: true });
    expect(names(content.filesOf('cao-bang'))).toEqual([
      'cum-5-2024-12-21.json',
      'sample-2020.json',
      'sample-2021.json',
      'sample-2022.json',
      'sample-2023.json',
      'sample-2024.json',
    ]);
    expect(content.config).toBe(config);
    expect(content.filesOf('cao-bang').map(({ sample = false }) => sample)).toEqual([
      false,
      ...Array<boolean>(5).fill(true),
    ]);
  });

  it('without sample data loads the reports of data/seeds alone', () => {
    const content = startContent(config, { sample: false });
    expect(names(content.filesOf('cao-bang'))).toEqual(['cum-5-2024-12-21.json']);
    expect(content.filesOf('ha-giang')).toEqual([]);
  });

  it('of all provinces routes to the 86 generations in this process, with samples of 2015 to 2025', () => {
    const content = startContent(config, { sample: true, provinces: 'all' });
    const { provincesFile, variables } = content.config;
    expect(provincesFile).toBe(join(dataDir, 'provinces-all.yml'));
    const endpoints = parseProvincesFile(readFileSync(provincesFile, 'utf8'), provincesFile, variables);
    expect(endpoints.size).toBe(86);
    expect(endpoints.get('tuyen-quang-2025')?.url).toBe('http://127.0.0.1:4002/tuyen-quang-2025/graphql');
    expect(names(content.filesOf('tuyen-quang-2025'))).toEqual(['sample-2025.json']);
    expect(names(content.filesOf('ha-giang')).at(0)).toBe('sample-2015.json');
    expect(names(content.filesOf('ha-giang')).at(-1)).toBe('sample-2024.json');
  });

  it('imports nothing a second time', async () => {
    const prefix = uniquePrefix();
    const provinces = ['cao-bang', 'ha-giang'];
    const revisions = async () => {
      const service = await startProvinceService({
        provinces,
        mongodbUriOf: testMongodbUri,
        gatewayKeys: testPublicKeys,
        databasePrefix: prefix,
        filesOf: startContent(config, { sample: true }).filesOf,
        address: { host: '127.0.0.1', port: 0, variable: 'none' },
      });
      const read = await Promise.all([...service.stores.values()].map((store) => store.revision()));
      await service.stop();
      return read;
    };
    expect(await revisions()).toEqual([6, 5]);
    expect(await revisions()).toEqual([6, 5]);
    await dropDatabases(prefix, provinces);
  });
});
