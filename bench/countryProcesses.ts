import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { startGateway, type GatewayName, type RunningGateway, type Site } from './gateways';
import { composePlain } from './plainSupergraph';
import { startRole, type Role } from './process';

/** A country of so many provinces: its register, its provinces' services, and the gateways that ask them. */
export interface Country {
  count: number;
  /** Writes to provinces so far. */
  written: number;
  provinces: Role;
  register: Role;
  /** Started at the first call, then the same one. */
  gateway(name: GatewayName): Promise<RunningGateway>;
  /** One that was asked nothing yet; to be stopped by who asked for it. */
  freshGateway(name: GatewayName): Promise<RunningGateway>;
  /** So many of the product's gateways, the first of them the one that `gateway` gives. */
  replicas(number: number): Promise<RunningGateway[]>;
  tokenOf(province: string): string;
  stop(): Promise<void>;
}

export async function startCountry(count: number, nodeOptions: readonly string[] = []): Promise<Country> {
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-bench-'));
  const script = (name: string) => join(__dirname, 'roles', name);
  const provinces = await startRole({ script: script('provinces.js'), args: [String(count)] });
  const register = await startRole({ script: script('register.js'), args: [String(count)] });
  const ports = provinces.up.ports as Record<string, number>;
  const site: Site = {
    folder,
    ports,
    registerPort: Number(register.up.port),
    plainSupergraph: join(folder, 'plain.graphql'),
    tokenOf,
    nodeOptions,
  };
  const running = new Map<GatewayName, RunningGateway>();
  const others: RunningGateway[] = [];
  let composed = false;
  const fresh = (name: GatewayName) => {
    if (!composed && /plain|hive/.test(name)) {
      writeFileSync(join(folder, 'plain.graphql'), composePlain(ports));
      composed = true;
    }
    return startGateway(name, site);
  };
  async function gateway(name: GatewayName): Promise<RunningGateway> {
    const known = running.get(name);
    if (known) return known;
    const started = await fresh(name);
    running.set(name, started);
    return started;
  }

  return {
    count,
    written: 0,
    provinces,
    register,
    tokenOf,
    gateway,
    freshGateway: fresh,
    async replicas(number) {
      while (others.length < number - 1) others.push(await startGateway('congdoan-cached', site));
      return [await gateway('congdoan-cached'), ...others.slice(0, number - 1)];
    },
    async stop() {
      const roles = [...running.values(), ...others].map(({ role }) => role);
      await Promise.all([...roles, provinces, register].map((role) => role.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Long enough for the product, and the same in every run. */
function tokenOf(province: string): string {
  return createHash('sha256').update(province).digest('hex');
}
