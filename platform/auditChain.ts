import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { isRecord } from '../domain/isRecord';
import { withUnseenWritten } from '../domain/plainText';

/** What stands in the place of the line before the first. */
const beginning = '0'.repeat(64);
/** The longest line that is looked for at the end of the file. */
const longestLineBytes = 1 << 20;

/**
 * Adds a line that holds the hash of the line before, so that a line that is changed, taken out or moved shows. Lines of
 * several processes are one chain: each writes while it alone has the lock.
 */
export function appendToChain(file: string, event: Record<string, unknown>): Promise<void> {
  const work = (waiting.get(file) ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => withLock(file, () => append(file, event)));
  waiting.set(file, work);
  return work;
}

/** Of this process, by file: one after the other. */
const waiting = new Map<string, Promise<void>>();

async function append(file: string, event: Record<string, unknown>): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const tail = await readTail(handle, size);
    // Half a line of a process that was killed, or of a full disk: it stays, and shows.
    const isTorn = tail !== '' && !tail.endsWith('\n');
    const last = lastLineOf(tail);
    const previous = last === null ? beginning : hashOf(last);
    const number = last === null ? 1 : numberOf(last) + 1;
    const line = withUnseenWritten(JSON.stringify({ number, ...event, previous }));
    await writeAll(handle, size, `${isTorn ? '\n' : ''}${line}\n`);
  } finally {
    await handle.close();
  }
}

async function readTail(handle: FileHandle, size: number): Promise<string> {
  const bytes = Math.min(size, longestLineBytes);
  const buffer = Buffer.alloc(bytes);
  await handle.read(buffer, 0, bytes, size - bytes);
  return buffer.toString('utf8');
}

function lastLineOf(tail: string): string | null {
  const lines = tail.split('\n').filter((line) => line !== '');
  return lines.at(-1) ?? null;
}

function numberOf(line: string): number {
  const number = parsed(line)?.number;
  return typeof number === 'number' ? number : 0;
}

/** All of it or nothing: of a line that did not fit on the disk nothing is left. */
async function writeAll(handle: FileHandle, size: number, text: string): Promise<void> {
  try {
    await handle.appendFile(text);
    await handle.datasync().catch(ignoreNoFile);
  } catch (error) {
    await handle.truncate(size).catch(() => undefined);
    throw error;
  }
}

/** Devices and pipes cannot be synced. */
function ignoreNoFile(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EINVAL') throw error;
}

const lockMillis = { wait: 2_000, stale: 5_000, pause: 5 };

async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  const lock = `${file}.lock`;
  await mkdir(dirname(file), { recursive: true });
  await takeLock(lock);
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** A lock is held for milliseconds; one that is older was left by a process that was killed. */
async function takeLock(lock: string): Promise<void> {
  const until = Date.now() + lockMillis.stale + lockMillis.wait;
  for (;;) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || Date.now() > until) throw error;
    }
    const held = await stat(lock).catch(() => null);
    if (held && Math.abs(Date.now() - held.mtimeMs) > lockMillis.stale) await rm(lock, { force: true });
    else await delay(lockMillis.pause);
  }
}

export interface ChainProblem {
  /** Of the file, from 1. */
  line: number;
  kind: 'TORN' | 'CHANGED_OR_MISSING_BEFORE' | 'NOT_CHAINED';
}

export interface ChainReport {
  lines: number;
  /** Lines of versions that did not chain them yet; they can only stand first. */
  earlier: number;
  problems: ChainProblem[];
  /** The hash of the last line: kept elsewhere, it shows later that none was taken off the end. */
  last: string | null;
  /** Whether a line of the given hash is there. */
  hasExpected: boolean;
}

const mostProblems = 100;

/** Reads an audit log from its beginning and holds each line against the one before. */
export async function verifyChain(file: string, expected: string | null): Promise<ChainReport> {
  const report: ChainReport = {
    lines: 0,
    earlier: 0,
    problems: [],
    last: null,
    hasExpected: expected === null,
  };
  let number = 0;
  let isChained = false;
  const add = (kind: ChainProblem['kind']) => {
    if (report.problems.length < mostProblems) report.problems.push({ line: report.lines, kind });
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: 0 })) {
    report.lines += 1;
    const entry = parsed(line);
    if (entry === null) add('TORN');
    else if (typeof entry.previous !== 'string') {
      if (isChained) add('NOT_CHAINED');
      else report.earlier += 1;
    } else {
      const follows = entry.previous === (report.last ?? beginning) && entry.number === number + 1;
      if (!follows) add('CHANGED_OR_MISSING_BEFORE');
      isChained = true;
      number = Number(entry.number);
    }
    report.last = hashOf(line);
    if (report.last === expected) report.hasExpected = true;
  }
  return report;
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isRecord(entry) ? entry : null;
  } catch {
    return null;
  }
}

function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}
