import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProvinceService, type ImportFile } from '../../../services/province';
import { startRegisterService } from '../../../services/register';
import { projectPath } from '../../../services/shared/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../services/shared/testing/database';
import { parseProvincesFile } from '../../provincesFile';
import { startTestGateway, type TestGateway } from '../stubs';

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };

/** The system as a fresh clone starts it, on free ports: every province of provinces.yml, the seed reports, no samples. */
export async function startSystem(): Promise<TestGateway> {
  const prefix = uniquePrefix();
  const provinces = Object.keys(readEndpoints('4002'));
  const register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    database: `${prefix}register`,
    address: anyPort,
    today: () => '2026-11-23',
  });
  const service = await startProvinceService({
    provinces,
    mongodbUriOf: testMongodbUri,
    databasePrefix: prefix,
    filesOf: seedReports,
    address: anyPort,
  });
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: readEndpoints(new URL(service.origin).port),
  });
  return {
    ...gateway,
    async stop() {
      await gateway.stop();
      await Promise.all([service.stop(), register.stop()]);
      await dropDatabases(prefix, ['register', ...provinces]);
    },
  };
}

function readEndpoints(port: string): Record<string, string> {
  const content = readFileSync(projectPath('provinces.yml'), 'utf8');
  return Object.fromEntries(parseProvincesFile(content, 'provinces.yml', { PROVINCES_PORT: port }));
}

function seedReports(province: string): ImportFile[] {
  const folder = projectPath('data', 'seeds', 'provinces', province);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
}
