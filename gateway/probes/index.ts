import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import type { Logger } from '../../platform/logger';
import type { Endpoints } from '../../platform/provinces/provincesFile';
import type { Tls } from '../../platform/tls';
import { createContractReader } from './contractReader';
import { createIdentityProbe } from './identityProbe';
import { createProbe, type Probe } from './probe';
import { createProvinceProbe, sitesOf, type ContractState, type Site } from './provinceProbe';
import { createRegisterProbe } from './registerProbe';
import { createRounds } from './rounds';
import { standingAfter, type Look, type Standing } from './standing';

export type { Standing } from './standing';

export interface ProvinceStanding extends Standing {
  contract: ContractState;
}

/** What the gateway needs beside the provinces. */
export type ServiceName = 'register' | 'identityProvider';

/** Looks at every service by itself, whether anybody asks or not. */
export interface Probes {
  start(): void;
  /** Of the provinces in the list that were looked at. */
  provinces(): ReadonlyMap<string, ProvinceStanding>;
  /** Null before the first look; of an OpenID provider, also if there is none. */
  service(name: ServiceName): Standing | null;
  stop(): Promise<void>;
}

export interface ProbesOptions {
  endpoints(): Endpoints;
  registerUrl: string;
  /** Where the OpenID provider publishes its keys; null if there is none. */
  identityUrl: string | null;
  signer: TokenSigner;
  tls: Tls | undefined;
  intervalMillis: number;
  logger: Logger;
}

/** So that a thousand provinces, half of which hang for 3 s, are looked at within a minute. */
const mostUnderWay = 32;
/** A service with how to look at it. */
interface Service {
  name: ServiceName;
  url: string;
  look(): Promise<Look>;
}

export function createProbes(options: ProbesOptions): Probes {
  const { endpoints, signer, tls, intervalMillis, logger } = options;
  const probe = createProbe(signer, tls);
  const provinceProbe = createProvinceProbe(probe);
  const services = servicesOf(options, probe);
  const provinces = new Map<string, ProvinceStanding>();
  const contractOf = createContractReader(provinceProbe.readContract);
  const standings = new Map<ServiceName, Standing>();

  const isListed = (province: string, { endpoint }: Site) => endpoints().get(province)?.url === endpoint.url;

  async function visitSite(site: Site): Promise<void> {
    const { gaps, latencyMillis, certificateEndsAt } = await provinceProbe.look(site);
    const contract = await contractOf(site, gaps.includes(null));
    gaps.forEach((gap, index) => {
      const province = site.provinces[index] ?? '';
      // It may have left, or moved, while it was asked.
      if (!isListed(province, site)) return;
      const before = provinces.get(province);
      const after = standingAfter(before, { gap, latencyMillis, certificateEndsAt });
      provinces.set(province, { ...after, contract });
      sayChange(logger, { province, endpoint: site.endpoint.url }, before, after);
    });
  }

  async function visitService({ name, url, look }: Service): Promise<void> {
    const before = standings.get(name);
    const after = standingAfter(before, await look());
    standings.set(name, after);
    sayChange(logger, { service: name, url }, before, after);
  }

  const rounds = createRounds<Site | Service>({
    targets() {
      forgetUnlisted(provinces, endpoints());
      return [...services, ...sitesOf(endpoints())];
    },
    visit: (target) =>
      ('look' in target ? visitService(target) : visitSite(target)).catch((error: unknown) =>
        logger.error({ err: error }, 'A probe failed'),
      ),
    intervalMillis,
    most: mostUnderWay,
  });

  return {
    start: rounds.start,
    provinces() {
      forgetUnlisted(provinces, endpoints());
      return provinces;
    },
    service: (name) => standings.get(name) ?? null,
    stop: rounds.stop,
  };
}

function servicesOf({ registerUrl, identityUrl }: ProbesOptions, probe: Probe): Service[] {
  const register = {
    name: 'register' as const,
    url: registerUrl,
    look: createRegisterProbe(registerUrl, probe),
  };
  if (identityUrl === null) return [register];
  return [register, { name: 'identityProvider', url: identityUrl, look: createIdentityProbe(identityUrl) }];
}

function forgetUnlisted(provinces: Map<string, unknown>, endpoints: Endpoints): void {
  for (const province of provinces.keys()) if (!endpoints.has(province)) provinces.delete(province);
}

/** One line for each change, however long it lasts. */
function sayChange(
  logger: Logger,
  place: Record<string, string>,
  before: Standing | undefined,
  { failure, latencyMillis }: Standing,
): void {
  if (failure) {
    if (before?.failure?.seen !== failure.seen)
      logger.warn(
        { ...place, why: failure.seen, detail: failure.detail },
        'A service gives no usable answer',
      );
  } else if (before?.failure) {
    const sinceMillis = before.answeredAt === null ? null : Date.now() - before.answeredAt;
    logger.info({ ...place, latencyMillis, sinceMillis }, 'A service answers again');
  }
}
