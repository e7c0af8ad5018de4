import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { freePorts } from '../../platform/testing/ports';
import { killAll } from '../operations/process';
import { print } from '../print';
import { roleOf, runCommand, thisVersion, type CommandResult } from '../upgrade/versions';

/**
 * Loses the database of a province and brings it back from its encrypted backup: how long each step takes until the service
 * answers again. Ends with status 1 if what came back is not what was backed up.
 */

const province = 'cao-bang';

async function main(years: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-'));
  const file = (name: string) => join(folder, name);
  const publicKeys = file('public.json');
  writeFileSync(publicKeys, createKeyPair().publicKeys);
  const [port = 0] = await freePorts(1);
  const environment = { SHARD_PUBLIC_KEYS_FILE: publicKeys, DATA_DIR: file('data') };
  const again = { ...environment, DATA_DIR: file('again') };
  const key = ['--key-file', file('backup.key')];
  const run = (words: readonly string[], inFolder = environment): CommandResult => {
    const result = runCommand(thisVersion, words, inFolder);
    if (result.status !== 0) throw new Error(`${words.join(' ')}: ${result.text}`);
    return result;
  };
  try {
    run(['sample', '--out', file('sample'), '--provinces', province, '--years', years]);
    const imported = importAll(file('sample'), (path) => run(['import', '--province', province, path]));
    run(['backup-key', '--out', file('backup.key')]);
    const backup = run(['backup', '--province', province, '--out', file('backup'), ...key]);
    const mode = (statSync(file('backup')).mode & 0o777).toString(8);
    const megabytes = (statSync(file('backup')).size / 1e6).toFixed(1);

    rmSync(environment.DATA_DIR, { recursive: true });
    const restored = run(['restore', '--province', province, '--in', file('backup'), ...key], again);
    const service = roleOf(thisVersion, {
      words: ['province', '--id', province],
      port,
      environment: again,
      logFile: file('province.log'),
    });
    const startedAt = performance.now();
    await service.start();
    const startSeconds = (performance.now() - startedAt) / 1_000;
    await service.kill();
    const second = run(['backup', '--province', province, '--out', file('second')], again);

    const rows = (text: string) => text.slice(text.lastIndexOf(': '));
    print(`${imported} files of ${years}${rows(backup.text)}`);
    print(`backup, encrypted: ${backup.seconds.toFixed(1)} s, ${megabytes} MB, mode ${mode}`);
    print(`restore: ${restored.seconds.toFixed(1)} s; start until ready: ${startSeconds.toFixed(1)} s`);
    print(`from the loss to the first answer: ${(restored.seconds + startSeconds).toFixed(1)} s`);
    const isSame = rows(backup.text) === rows(second.text);
    print(isSame ? 'as many rows of each kind came back' : `FAILED ${rows(second.text)} came back`);
    return isSame && mode === '600' ? 0 : 1;
  } finally {
    killAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many files there were */
function importAll(folder: string, take: (path: string) => unknown): number {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    /\.(json|csv)$/.test(name),
  );
  for (const name of names.sort()) take(join(folder, name));
  return names.length;
}

const { values } = parseArgs({ options: { years: { type: 'string', default: '2015-2025' } } });
process.on('SIGINT', () => {
  killAll();
  process.exit(1);
});
void main(values.years).then((status) => {
  process.exitCode = status;
});
