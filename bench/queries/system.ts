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
import { analyst, testShardKey, testShardKeys } from '../../platform/testing/shardKeys';
import { createSample } from '../../sample';
import { startProvinceService } from '../../services/province';
import { startRegisterService } from '../../services/register';
import { createRegisterModels } from '../../services/register/model';
import { createRegisterStore } from '../../services/register/store';
import type { GatewayAnswer } from './differences';
import { faults, faultyGaps, startFaultyProvinces } from './faults';
import { createReference, type QueryRequest, type Reference } from './reference';
import { members } from './values';

/** The system as it runs, and what is right to say of the same databases. */
export interface ComparedSystem {
  ask(request: QueryRequest): Promise<GatewayAnswer>;
  reference: Reference;
  stop(): Promise<void>;
}

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const today = () => '2026-11-23';
const reportYears = [2024, 2025];
/** Takes no part, where nothing is wrong. */
const absent = 'ha-giang';

/** `faulty`: every province has a fault of its own, see `faults`. */
export async function startComparedSystem(mongodbUri: string, faulty: boolean): Promise<ComparedSystem> {
  const prefix = `queries-${randomUUID().slice(0, 8)}-`;
  const folder = mkdtempSync(join(tmpdir(), 'queries-'));
  const mongo = createMongo();
  const stops = [() => mongo.close(), () => Promise.resolve(rmSync(folder, { recursive: true }))];
  const stop = async () => {
    for (const stopNext of stops.toReversed()) await stopNext();
  };
  const provinces = faulty ? members : members.filter((id) => id !== absent);
  const sample = createSample(readSampleSources(), defaultSeed);
  const register = await startRegisterService({
    mongodbUri,
    shardKeys: testShardKeys,
    database: `${prefix}register`,
    address: anyPort,
    today,
  });
  stops.push(() => register.stop());
  const service = await startProvinceService({
    provinces,
    mongodbUriOf: () => mongodbUri,
    shardKeys: testShardKeys,
    databasePrefix: prefix,
    filesOf: (province) => reportYears.flatMap((year) => sample.file(province, year) ?? []),
    address: anyPort,
  });
  stops.push(() => service.stop());
  const connection = await mongo.database(mongodbUri, `${prefix}register`);
  stops.push(() => connection.dropDatabase());
  const faultyProvinces = faulty ? await startFaultyProvinces(service.origin) : null;
  if (faultyProvinces) stops.push(() => faultyProvinces.stop());
  const endpointOf = (id: string) => faultyProvinces?.endpointOf(id) ?? `${service.origin}/${id}/graphql`;
  // What is too dear is refused, and the reference refuses nothing.
  const limitsFile = join(folder, 'limits.yml');
  writeFileSync(
    limitsFile,
    JSON.stringify({ analyst: { cost: 1_000_000_000, tokens: 100_000, aliases: 1_000 } }),
  );
  const provincesFile = join(folder, 'provinces.yml');
  const rows = provinces.map((id) => {
    const settings = faulty ? faults[id]?.settings : undefined;
    return [id, { endpoint: endpointOf(id), ...(settings && { settings }) }];
  });
  const content = {
    settings: { timeoutMillis: patienceMillis },
    provinces: Object.fromEntries(rows) as object,
  };
  writeFileSync(provincesFile, JSON.stringify(content));
  const gateway = await startGateway({
    registerUrl: `${register.origin}/graphql`,
    shardKey: testShardKey,
    provincesFile,
    variables: {},
    stateFolder: join(folder, 'state'),
    address: anyPort,
    operationDeadlineMillis: patienceMillis,
    access: { keysFile: null, openId: null, limitsFile, trustLocal: true, audit: noAuditLog },
  });
  stops.push(() => gateway.stop());
  return {
    ask: (request) => ask(`${gateway.origin}/graphql`, request),
    reference: await createReference({
      register: {
        store: createRegisterStore(await createRegisterModels(connection)),
        catalogue: loadCatalogue(),
        today,
      },
      provinces: service.stores,
      caller: analyst,
      gaps: faulty ? faultyGaps() : new Map(),
    }),
    stop,
  };
}

/** What is slow here is the machine. */
const patienceMillis = 60_000;

async function ask(url: string, request: QueryRequest): Promise<GatewayAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return { status: response.status, ...(JSON.parse(await response.text()) as object) };
}
