import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { freePorts } from '../../platform/testing/ports';
import { killAll, type Program } from '../operations/process';
import { importMembers, nothingKnown } from '../operations/writes';
import { print, seconds } from '../print';
import {
  buildVersion,
  commitBeforeLastMigration,
  roleOf,
  runCommand,
  thisVersion,
  type Version,
} from './versions';

/**
 * Upgrades a register, a province and a gateway from the version before to this one, one after the other as
 * docs/operations.md says, and goes back, with processes of both versions side by side. After each step the gateway is
 * asked for the province's members. Ends with status 1 if an answer is not the one that is promised.
 */

const province = 'cao-bang';
const year = 2022;
const token = 'upgrade-cao-bang-Zk7qZk7qZk7qZk7qZk7qZk7qZk7q';
const local = (port: number) => `http://127.0.0.1:${port}`;

async function main(commit: string): Promise<number> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const old = buildVersion(commit, join(folder, 'old'));
  print(`old is ${commit}, built after ${seconds(startedAt)}`);
  const site = await createSite(folder);
  const failures: string[] = [];
  try {
    await upgradeAndBack(site, old, failures);
  } finally {
    await site.stopAll();
    killAll();
  }
  for (const failure of failures) print(`FAILED ${failure}`);
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else print(`The logs are in ${folder}`);
  print(`${failures.length === 0 ? 'passed' : 'failed'} after ${seconds(startedAt)}`);
  return failures.length === 0 ? 0 : 1;
}

type RoleName = 'register' | 'province' | 'gateway';

interface Site {
  /** Ends the role if it runs, and starts it in that version; how long it was away, in seconds. */
  run(role: RoleName, version: Version): Promise<string>;
  /** Why a role of that version does not start; null if it does. */
  refusalOf(role: RoleName, version: Version): Promise<string | null>;
  command(version: Version, words: readonly string[], data?: string): { status: number | null; text: string };
  /** Puts the province's data into another folder from now on. */
  moveProvince(data: string): void;
  stop(role: RoleName): Promise<void>;
  stopAll(): Promise<void>;
  importValue(value: number): Promise<void>;
  /** What the gateway says of the province's members. */
  ask(): Promise<string>;
  file(name: string): string;
}

async function createSite(folder: string): Promise<Site> {
  const [registerPort = 0, provincePort = 0, gatewayPort = 0] = await freePorts(3);
  const ports = { register: registerPort, province: provincePort, gateway: gatewayPort };
  const file = (name: string) => join(folder, name);
  const write = (name: string, content: string) => {
    writeFileSync(file(name), content);
    return file(name);
  };
  const { privateKey, publicKeys } = createKeyPair();
  const endpoint = `${local(provincePort)}/${province}/graphql`;
  const shared = {
    SHARD_PUBLIC_KEYS_FILE: write('public.json', publicKeys),
    PROVINCE_TOKEN_CAO_BANG: token,
  };
  const data: Record<RoleName, string> = {
    register: file('data-register'),
    province: file('data-province'),
    gateway: file('data-gateway'),
  };
  const own: Record<RoleName, Record<string, string>> = {
    register: shared,
    province: shared,
    gateway: {
      SHARD_PRIVATE_KEY_FILE: write('private.json', privateKey),
      REGISTER_URL: `${local(registerPort)}/graphql`,
      PROVINCES_FILE: write('provinces.yml', JSON.stringify({ provinces: { [province]: { endpoint } } })),
    },
  };
  const words: Record<RoleName, string[]> = {
    register: ['register'],
    province: ['province', '--id', province],
    gateway: ['gateway', '--open-to-this-machine'],
  };
  const running = new Map<RoleName, Program>();
  const create = (role: RoleName, version: Version, logFile = file(`${role}.log`)) =>
    roleOf(version, {
      words: words[role],
      port: ports[role],
      environment: { ...own[role], DATA_DIR: data[role] },
      logFile,
    });
  async function stop(role: RoleName): Promise<void> {
    await running.get(role)?.kill();
    running.delete(role);
  }

  return {
    file,
    stop,
    async run(role, version) {
      const startedAt = performance.now();
      await stop(role);
      const program = create(role, version);
      await program.start();
      running.set(role, program);
      return seconds(startedAt);
    },
    async refusalOf(role, version) {
      await stop(role);
      const logFile = file(`refusal-${role}.log`);
      const program = create(role, version, logFile);
      await program.tryStart(60_000);
      if (!program.isRunning()) return readFileSync(logFile, 'utf8').trim();
      running.set(role, program);
      return null;
    },
    command: (version, given, folderOfData = data.province) =>
      runCommand(version, given, { ...shared, DATA_DIR: folderOfData }),
    moveProvince(to) {
      data.province = to;
    },
    stopAll: async () => void (await Promise.allSettled([...running.keys()].map(stop))),
    async importValue(value) {
      const importUrl = `${local(provincePort)}/${province}/import`;
      // Only these two are looked at.
      const target = { importUrl, token } as Parameters<typeof importMembers>[1];
      await importMembers(province, target, nothingKnown(year), value);
    },
    ask: () => askMembers(`${local(gatewayPort)}/graphql`),
  };
}

const question = `{ totals(scope: { provinces: ["${province}"] }, years: [${year}]) {
  coverage { expected reported missing { reason } } figures { membership { members { value } } }
} }`;

async function askMembers(url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors } = (await response.json()) as {
    data?: {
      totals: {
        coverage: { expected: number; reported: number; missing: { reason: string }[] };
        figures: { membership: { members: { value: number } | null } };
      }[];
    };
    errors?: { message: string }[];
  };
  const [total] = data?.totals ?? [];
  if (!total) return `error: ${errors?.[0]?.message ?? response.status}`;
  const { expected, reported, missing } = total.coverage;
  const reasons = missing.map(({ reason }) => ` ${reason}`).join('');
  return `${total.figures.membership.members?.value ?? 'null'} members, ${reported}/${expected}${reasons}`;
}

/** How soon a gateway shows an import without being told of it, as a restored database. */
const freshMillis = 35_000;

async function upgradeAndBack(site: Site, old: Version, failures: string[]): Promise<void> {
  /** Asks until the answer is the promised one, as long as a gateway may go on with what it has kept. */
  async function step(what: string, promised: string): Promise<void> {
    const until = Date.now() + freshMillis;
    let answer = await site.ask();
    while (answer !== promised && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      answer = await site.ask();
    }
    print(`  ${answer === promised ? 'as promised' : 'NOT AS PROMISED'}: ${what}: ${answer}`);
    if (answer !== promised) failures.push(`${what}: expected "${promised}", got "${answer}"`);
  }
  const upgraded = '1001 members, 1/1';
  const backup = site.file('before.backup');

  for (const role of ['register', 'province', 'gateway'] as const) await site.run(role, old);
  await site.importValue(1_001);
  await step('all old', upgraded);
  const { status, text } = site.command(old, ['backup', '--province', province, '--out', backup]);
  if (status !== 0) failures.push(`backup by the old program: ${text}`);

  print(`register new, away for ${await site.run('register', thisVersion)}`);
  await step('new register, old gateway, old province', upgraded);
  print(`gateway new, away for ${await site.run('gateway', thisVersion)}`);
  await step('new register, new gateway, old province', upgraded);
  print(
    `province new, its data brought to the new form, away for ${await site.run('province', thisVersion)}`,
  );
  await step('all new', upgraded);
  await site.importValue(1_050);
  await step('all new, after an import', '1050 members, 1/1');

  print(`gateway back, away for ${await site.run('gateway', old)}`);
  await step('new register, old gateway, new province', '1050 members, 1/1');
  for (const role of ['register', 'province'] as const) {
    const refusal = await site.refusalOf(role, old);
    print(
      `  old ${role} over the new form: ${refusal === null ? 'starts' : `refuses: ${refusal.split('\n').at(-1)}`}`,
    );
    if (refusal === null || /newer program/.test(refusal)) continue;
    failures.push(`the old ${role} ended over the new form without saying that it is newer`);
  }
  await goBack(site, old, backup, step, failures);
}

/** By the backup of before the upgrade, into empty databases; what came in since then is not in it. */
async function goBack(
  site: Site,
  old: Version,
  backup: string,
  step: (what: string, promised: string) => Promise<void>,
  failures: string[],
): Promise<void> {
  await site.stop('province');
  const empty = site.file('data-province-back');
  const { status, text } = site.command(old, ['restore', '--province', province, '--in', backup], empty);
  if (status !== 0) failures.push(`restore by the old program: ${text}`);
  site.moveProvince(empty);
  await site.run('province', old);
  // One that refuses its data begins again with the files of its own version.
  const registerRefuses = (await site.refusalOf('register', old)) !== null;
  if (registerRefuses) failures.push('the old register does not start over its data; see docs/operations.md');
  await step('all old again, from the backup of before', '1001 members, 1/1');
  await site.importValue(1_050);
  await step('all old again, the import of after the upgrade sent again', '1050 members, 1/1');
}

const { values } = parseArgs({ options: { from: { type: 'string' } } });
process.on('SIGINT', () => {
  killAll();
  process.exit(1);
});
void main(values.from ?? commitBeforeLastMigration()).then((status) => {
  process.exitCode = status;
});
