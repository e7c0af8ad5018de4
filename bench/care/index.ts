import { fork, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import { print } from '../print';

/**
 * What `congdoan restore` and `congdoan backup` take for one province of many facts, each a process, and the development
 * stand-in for MongoDB another: `node dist/bench/care/index.js [facts] [program]`. The program is that of this folder, or
 * one of another version to hold it against.
 */

const province = 'lai-chau';

async function main(): Promise<void> {
  const facts = Number(process.argv[2] ?? 100_000);
  const program = process.argv[3] ?? 'bin/congdoan.js';
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-bench-care-'));
  const given = join(folder, 'given.gz');
  const made = join(folder, 'made.gz');
  await pipeline(Readable.from(backupOf(facts)), createGzip(), createWriteStream(given));
  const standIn = fork(__filename, ['stand-in']);
  try {
    const [uri] = (await once(standIn, 'message')) as [string];
    print(await measured('help', program, ['--help'], uri));
    print(await measured('restore', program, ['restore', '--province', province, '--in', given], uri));
    print(await measured('backup', program, ['backup', '--province', province, '--out', made], uri));
    print(`file: ${(statSync(made).size / 1e6).toFixed(1)} MB, ${facts} facts`);
  } finally {
    standIn.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Peak resident memory as the process itself sees it when it ends. */
async function measured(name: string, program: string, args: string[], uri: string): Promise<string> {
  const tell =
    'data:text/javascript,process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';
  const startedAt = Date.now();
  const child: ChildProcess = spawn(process.execPath, ['--import', tell, program, ...args], {
    env: { MONGODB_URI: uri },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const [, kilobytes] = /peak (\d+)$/.exec(said) ?? [];
  if (code !== 0 || kilobytes === undefined) throw new Error(`${name} ended with ${code}: ${said}`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  return `${name}: ${(Number(kilobytes) / 1024).toFixed(0)} MB at its peak, ${seconds} s`;
}

/** A backup as `congdoan backup` writes it. */
function* backupOf(facts: number): Generator<string> {
  const hash = createHash('sha256');
  const line = (row: object) => {
    const text = `${JSON.stringify(row)}\n`;
    hash.update(text);
    return text;
  };
  const migrations = ['0001-oldest-revision', '0002-figures-without-drafts'];
  const madeAt = '2025-01-01T00:00:00.000Z';
  yield line({ format: 'congdoan-backup', version: 1, province, revision: 1, oldest: 0, migrations, madeAt });
  yield line({ imports: { _id: 1, kind: 'IMPORT', status: 'DONE', by: 'bench', document: 'd' } });
  for (let index = 0; index < facts; index += 1) yield line({ facts: factOf(index) });
  const rows = { imports: 1, units: 0, documents: 0, facts, figures: 0 };
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`;
}

function factOf(index: number) {
  const id = `d#${createHash('sha1').update(String(index)).digest('base64url').slice(0, 12)}`;
  const [value, year] = [index, 2004 + (index % 20)];
  const place = { unit: `cs-${index % 10_000}`, year, measure: 'gifts', form: 'ITEM', document: 'd' };
  const number = { value, atLeast: value, atMost: value, printed: `${index} suất quà`, offset: index };
  return { id, ...place, ...number, programme: 'tet-sum-vay', since: 1, until: null };
}

async function standIn(): Promise<void> {
  const { uri } = await startEmbeddedMongo({});
  process.send?.(uri);
}

void (process.argv[2] === 'stand-in' ? standIn() : main());
