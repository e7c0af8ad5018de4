import { readFileSync } from 'node:fs';
import { seedFiles } from '../../../cli/seedFiles';
import { startProvinceService, type ImportFile } from '../../../services/province';
import { startRegisterService } from '../../../services/register';
import { projectPath } from '../../../platform/paths';
import { prefixOfRun, testMongodbUri } from '../../../platform/testing/database';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { parseProvincesFile } from '../../../platform/provinces/provincesFile';
import { startTestGateway, type Answer } from '../stubs';

export interface System {
  /** Of the gateway. */
  origin: string;
  /** Of the service that holds every province. */
  provincesOrigin: string;
  query: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  stop(): Promise<void>;
}

/** Starting 17 provinces takes about a second, and more on a machine that is busy with other tests. */
export const startMillis = 60_000;

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const provincesFile = projectPath('provinces.yml');

export interface SystemContent {
  /** Systems of the same name have the same content, and the same databases: who starts first fills them for all. */
  name: string;
  /** Provinces that take part beside those of provinces.yml. */
  moreProvinces: readonly string[];
  filesOf(province: string): ImportFile[];
}

const seedsAlone: SystemContent = { name: 'seeds', moreProvinces: [], filesOf: seedFiles };

/**
 * The system as a fresh clone starts it without sample data, on free ports: the register, every province of provinces.yml
 * with its seed reports, and the gateway; or with the content given. It is read only: other tests have the same databases.
 */
export async function startSystem({ name, moreProvinces, filesOf } = seedsAlone): Promise<System> {
  const prefix = `${prefixOfRun()}${name}-`;
  const provinces = [...provinceIds(), ...moreProvinces];
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopNext of stops.toReversed()) await stopNext();
  };
  try {
    const register = await startRegisterService({
      mongodbUri: testMongodbUri(),
      gatewayKeys: testPublicKeys,
      database: `${prefix}register`,
      address: anyPort,
      today: () => '2026-11-23',
    });
    stops.push(() => register.stop());
    const service = await startProvinceService({
      provinces,
      mongodbUriOf: testMongodbUri,
      gatewayKeys: testPublicKeys,
      databasePrefix: prefix,
      filesOf,
      address: anyPort,
    });
    stops.push(() => service.stop());
    const gateway = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: Object.fromEntries(provinces.map((id) => [id, `${service.origin}/${id}/graphql`])),
      operationDeadlineMillis: 15_000,
    });
    stops.push(() => gateway.stop());
    return {
      origin: gateway.origin,
      provincesOrigin: service.origin,
      query: (query, variables) => gateway.query(query, variables),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function provinceIds(): string[] {
  const content = readFileSync(provincesFile, 'utf8');
  return [...parseProvincesFile(content, provincesFile, { PROVINCES_PORT: '4002' }).keys()];
}
