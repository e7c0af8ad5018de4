/**
 * Opens the pages as a mid-range telephone does, with an empty cache, by Lighthouse: time to the first number, and the four
 * scores. Ends with status 1 if a page is not what it has to be. Performance is measured in time, of which a busy machine has
 * less: a page that has too little of it is opened twice more, and the median counts. The other scores have to be full.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';
import { installPeer } from '../installPeer';
import { readNumber } from '../options';
import { print } from '../print';
import { startRole, type Role } from '../process';
import { auditPage, categories, type Audit } from './audit';

/** What every reader may open first; the playground, an editor of several megabytes, is no page for a telephone's network. */
const pages = [
  '/',
  '/xem/cum-5/2024',
  '/xem/cum-5/2024/dien-bien',
  '/tinh/cao-bang',
  '/cum/cum-5',
  '/chi-tieu/members',
  '/bang',
  '/tim?q=cao',
  '/dang-nhap',
  '/huong-dan',
];

interface Options {
  least: number;
  only: string | undefined;
}

async function main(): Promise<number> {
  const { least, only } = readOptions();
  installPeer('lighthouse');
  const chromium = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const [gateway = 0, register, provinces] = await freePorts(3);
  const system = await startSystem(folder, [gateway, register ?? 0, provinces ?? 0]);
  const failures: string[] = [];
  print(header);
  try {
    for (const path of pages.filter((page) => only === undefined || page === only)) {
      const visit = () => auditPage(`http://127.0.0.1:${gateway}${path}`, chromium, folder);
      const audit = await auditOf(visit, least);
      print(rowOf(path, audit));
      failures.push(...failuresOf(path, audit, least));
    }
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const failure of failures) print(`FAILED ${failure}`);
  return failures.length === 0 ? 0 : 1;
}

function readOptions(): Options {
  return new Command('npm run test:lighthouse --')
    .description('Opens the pages as a mid-range telephone does')
    .option('--least <score>', 'performance that a page must have', readNumber, 95)
    .option('--only <path>', 'one page')
    .parse()
    .opts<Options>();
}

/** What `npm start` starts, with sample data, in a folder and on ports of its own. */
function startSystem(folder: string, [gateway, register, provinces]: number[]): Promise<Role> {
  return startRole({
    script: projectPath('bin', 'congdoan.js'),
    args: ['start'],
    environment: {
      NODE_ENV: 'development',
      DATA_DIR: join(folder, 'data'),
      GATEWAY_PORT: String(gateway),
      REGISTER_PORT: String(register),
      PROVINCES_PORT: String(provinces),
    },
    upLine: /Ready after/,
  });
}

async function auditOf(visit: () => Promise<Audit>, least: number): Promise<Audit> {
  const first = await visit();
  return first.scores.performance >= least ? first : medianOf([first, await visit(), await visit()]);
}

/** The visit whose performance has as many above as below it. */
function medianOf(audits: readonly Audit[]): Audit {
  const ranked = audits.toSorted((left, right) => left.scores.performance - right.scores.performance);
  const median = ranked[Math.floor(ranked.length / 2)];
  if (!median) throw new Error('A page was not visited');
  return median;
}

function failuresOf(path: string, { scores, shift, findings }: Audit, least: number): string[] {
  const wanted = categories.filter(
    (category) => scores[category] < (category === 'performance' ? least : 100),
  );
  return [
    ...wanted.map((category) => `${path}: ${category} ${scores[category]}`),
    ...findings.map((finding) => `${path}: ${finding}`),
    ...(shift > mostShift ? [`${path}: what is there jumps by ${shift.toFixed(3)}`] : []),
  ];
}

/** Half of what Lighthouse calls good. */
const mostShift = 0.05;

const columns = [
  'performance',
  'accessibility',
  'best practices',
  'SEO',
  'first paint',
  'first number',
  'blocked',
];
const header = ['page'.padEnd(28), ...columns, 'kB', 'shift'].join('  ');

function rowOf(path: string, audit: Audit): string {
  const { scores, firstPaintMillis, largestPaintMillis, blockedMillis, bytes, shift } = audit;
  const times = [firstPaintMillis, largestPaintMillis].map((millis) => `${(millis / 1_000).toFixed(1)} s`);
  const cells = [
    ...categories.map((category) => scores[category]),
    ...times,
    `${Math.round(blockedMillis)} ms`,
  ];
  return [
    path.padEnd(28),
    ...cells.map((cell, index) => String(cell).padStart(columns[index]?.length ?? 0)),
    Math.round(bytes / 1_000),
    shift.toFixed(3),
  ].join('  ');
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
