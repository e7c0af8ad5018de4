import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startContent } from '../cli/startContent';
import { startGateway, type GatewayOptions } from '../gateway';
import { noAuditLog } from '../platform/audit';
import { parseProvincesFile } from '../platform/provinces/provincesFile';
import { startEmbeddedMongo } from '../services/embedded-mongo';
import { startProvinceService, type ProvinceService } from '../services/province';
import { startRegisterService } from '../services/register';
import { loadConfig } from '../platform/config';
import { testPrivateKey, testPublicKeys } from '../platform/testing/gatewayKeys';

/** The system that a fresh clone starts, with sample data, on free ports and in a folder of its own. */
export interface Stack {
  /** Of the gateway, which serves the pages. */
  origin: string;
  /** A further one before the same register and provinces; its origin. */
  startGateway(options: Partial<GatewayOptions>): Promise<string>;
  /** Stops the service of `provinceApart`, which holds this province alone. */
  stopProvince(): Promise<void>;
  /** Starts it again, at the same port. */
  startProvince(): Promise<void>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** Further options of the gateway, such as whom it lets in. */
  gateway?: Partial<GatewayOptions>;
  /** How long the answers of provinces may be used again; as in production if it is not given. */
  cacheControl?: string;
}

export const provinceApart = 'lang-son';

/** What the public may see: nobody has a key, and this machine is let in no further than others. */
export const publicAccess = {
  keysFile: null,
  limitsFile: null,
  openId: null,
  trustLocal: false,
  audit: noAuditLog,
};

/** Loading the sample data of 17 provinces takes most of it. */
export const startMillis = 120_000;

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
/** A province that was stopped is noticed at the next question, not when its last answer is half a minute old. */
export const noticedAtOnce = 'max-age=0, stale-if-error=604800';

export async function startStack({ gateway: more = {}, cacheControl }: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-browser-'));
  const stops: (() => Promise<void>)[] = [
    () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  ];
  const stop = async () => {
    for (const stopNext of stops.toReversed()) await stopNext();
  };
  try {
    const { filesOf, config } = startContent(loadConfig({ DATA_DIR: folder }), {
      sample: true,
    });
    const mongo = await startEmbeddedMongo();
    stops.push(() => mongo.stop());
    const register = await startRegisterService({
      mongodbUri: mongo.uri,
      gatewayKeys: testPublicKeys,
      address: anyPort,
    });
    stops.push(() => register.stop());
    const startProvinces = (provinces: readonly string[], port = 0): Promise<ProvinceService> =>
      startProvinceService({
        provinces,
        mongodbUriOf: () => mongo.uri,
        filesOf,
        ...(cacheControl !== undefined && { cacheControl }),
        gatewayKeys: testPublicKeys,
        address: { ...anyPort, port },
      });
    const all = provinceIds(config.provincesFile);
    const together = await startProvinces(all.filter((id) => id !== provinceApart));
    stops.push(() => together.stop());
    let apart: ProvinceService | null = await startProvinces([provinceApart]);
    const apartPort = apart.port;
    const stopProvince = async () => {
      await apart?.stop();
      apart = null;
    };
    stops.push(stopProvince);
    const originOf = (id: string) => `http://127.0.0.1:${id === provinceApart ? apartPort : together.port}`;
    const provincesFile = writeProvincesFile(folder, all, originOf);
    const startOne = async (options: Partial<GatewayOptions>): Promise<string> => {
      const gateway = await startGateway({
        registerUrl: `${register.origin}/graphql`,
        signingKey: testPrivateKey,
        provincesFile,
        variables: {},
        stateFolder: mkdtempSync(join(folder, 'gateway-')),
        operationDeadlineMillis: config.operationDeadlineMillis,
        address: anyPort,
        ...options,
      });
      stops.push(() => gateway.stop());
      return gateway.origin;
    };
    return {
      origin: await startOne(more),
      startGateway: startOne,
      stopProvince,
      startProvince: async () => {
        apart ??= await startProvinces([provinceApart], apartPort);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function provinceIds(provincesFile: string): string[] {
  return [
    ...parseProvincesFile(readFileSync(provincesFile, 'utf8'), provincesFile, { PROVINCES_PORT: '0' }).keys(),
  ];
}

function writeProvincesFile(
  folder: string,
  ids: readonly string[],
  originOf: (id: string) => string,
): string {
  const file = join(folder, 'provinces.yml');
  const provinces = Object.fromEntries(ids.map((id) => [id, { endpoint: `${originOf(id)}/${id}/graphql` }]));
  writeFileSync(file, JSON.stringify({ provinces }));
  return file;
}
