import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSeed } from '../../cli/sample';
import { readSampleSources } from '../../cli/sampleSources';
import { startGateway } from '../../gateway';
import { noAuditLog } from '../../platform/audit';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createMongo } from '../../platform/mongo';
import { analyst, testPrivateKey, testPublicKeys } from '../../platform/testing/gatewayKeys';
import { createSample } from '../../sample';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { startRegisterService } from '../../services/register';
import { createRegisterModels } from '../../services/register/data/model';
import { createRegisterStore } from '../../services/register/store';
import { createAsking, type Asking } from './asking';
import { faults, faultyGaps, startFaultyProvinces } from './faults';
import { createReference, type Reference } from './reference';
import { members } from './values';

/** The system as it runs, and what is right to say of the same databases. */
export interface ComparedSystem extends Asking {
  reference: Reference;
}

/** The services of the register and the provinces, which gateways can be started before. */
export interface ComparedServices {
  /** `faulty`: every province has a fault of its own, see `faults`. */
  startSystem(faulty: boolean): Promise<ComparedSystem>;
  stop(): Promise<void>;
}

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const today = () => '2026-11-23';
const reportYears = [2024, 2025];
/** Takes no part, if nothing is wrong. */
const absent = 'ha-giang';

export async function startComparedServices(mongodbUri: string): Promise<ComparedServices> {
  const databasePrefix = `queries-${randomUUID().slice(0, 8)}-`;
  const { stops, stop } = createStops();
  const mongo = createMongo();
  stops.push(() => mongo.close());
  const common = { mongodbUri, gatewayKeys: testPublicKeys, address: anyPort };
  const database = `${databasePrefix}register`;
  const register = await startRegisterService({ ...common, database, today });
  stops.push(() => register.stop());
  const sample = createSample(readSampleSources(), defaultSeed);
  const provinces = await startProvinceService({
    ...common,
    provinces: members,
    mongodbUriOf: () => mongodbUri,
    databasePrefix,
    filesOf: (province) => reportYears.flatMap((year) => sample.file(province, year) ?? []),
  });
  stops.push(() => provinces.stop());
  const connection = await mongo.database(mongodbUri, database);
  stops.push(() => connection.dropDatabase());
  const store = createRegisterStore(await createRegisterModels(connection));
  return {
    startSystem: (faulty) => startSystem({ registerOrigin: register.origin, provinces, store }, faulty),
    stop,
  };
}

interface Services {
  registerOrigin: string;
  provinces: ProvinceService;
  store: ReturnType<typeof createRegisterStore>;
}

async function startSystem(
  { registerOrigin, provinces, store }: Services,
  faulty: boolean,
): Promise<ComparedSystem> {
  const { stops, stop } = createStops();
  const folder = mkdtempSync(join(tmpdir(), 'queries-'));
  stops.push(() => Promise.resolve(rmSync(folder, { recursive: true })));
  const taking = faulty ? members : members.filter((id) => id !== absent);
  const front = faulty ? await startFaultyProvinces(provinces.origin) : null;
  if (front) stops.push(() => front.stop());
  const endpointOf = (id: string) => front?.endpointOf(id) ?? `${provinces.origin}/${id}/graphql`;
  const gateway = await startGateway({
    registerUrl: `${registerOrigin}/graphql`,
    signingKey: testPrivateKey,
    provincesFile: writeProvinces(folder, taking, endpointOf, faulty),
    variables: {},
    stateFolder: join(folder, 'state'),
    address: anyPort,
    operationDeadlineMillis: patienceMillis,
    access: {
      keysFile: null,
      openId: null,
      limitsFile: writeLimits(folder),
      trustLocal: true,
      audit: noAuditLog,
    },
  });
  stops.push(() => gateway.stop());
  const asking = createAsking(gateway.origin);
  stops.push(() => asking.stop());
  const stores = new Map([...provinces.stores].filter(([id]) => taking.includes(id)));
  const reference = await createReference({
    register: { store, catalogue: loadCatalogue(), today },
    provinces: stores,
    caller: analyst,
    gaps: faulty ? faultyGaps() : new Map(),
  });
  return { ask: asking.ask, reference, stop };
}

/** What was started is stopped in the other order. */
function createStops() {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const stopNext of stops.toReversed()) await stopNext();
  };
  return { stops, stop };
}

/** What is slow here is the machine. */
const patienceMillis = 60_000;

function writeProvinces(
  folder: string,
  provinces: readonly string[],
  endpointOf: (province: string) => string,
  faulty: boolean,
): string {
  const rows = provinces.map((id) => {
    const settings = faulty ? faults[id]?.settings : undefined;
    return [id, { endpoint: endpointOf(id), ...(settings && { settings }) }];
  });
  return writeJson(folder, 'provinces.yml', {
    settings: { timeoutMillis: patienceMillis },
    provinces: Object.fromEntries(rows) as object,
  });
}

/** What is too dear is refused, and the reference refuses nothing. */
function writeLimits(folder: string): string {
  const analystLimits = { cost: 1_000_000_000, tokens: 100_000, aliases: 1_000 };
  return writeJson(folder, 'limits.yml', { analyst: analystLimits });
}

function writeJson(folder: string, name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}
