import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectPath } from '../../platform/paths';

/** What Lighthouse says of a page, of which this is all that is read. */
interface Report {
  runtimeError?: { message: string };
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; numericValue?: number }>;
}

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

/** One visit of a page with an empty cache. */
export interface Audit {
  /** Of 100. */
  scores: Record<Category, number>;
  /** Until the largest text, which holds the first numbers, stands there, in milliseconds. */
  largestPaintMillis: number;
  firstPaintMillis: number;
  blockedMillis: number;
  /** How much jumps while the page comes; 0 for nothing. */
  shift: number;
  bytes: number;
  /** Titles of what is not as it should be in the other three categories. */
  findings: string[];
}

const cli = projectPath('bench', 'peers', 'lighthouse', 'node_modules', 'lighthouse', 'cli', 'index.js');
const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-proxy-server',
  '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"',
].join(' ');
const mostMillis = 120_000;
const mostBytes = 32_000_000;

/** As Lighthouse's own telephone: four times slower than this machine, over 1.6 Mbit/s with 150 ms to the server. */
export async function auditPage(url: string, chromium: string, folder: string): Promise<Audit> {
  const words = [
    cli,
    url,
    '--quiet',
    '--output=json',
    '--no-enable-error-reporting',
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${chromiumFlags}`,
  ];
  // eslint-disable-next-line no-restricted-properties -- where programs are found is no setting of ours
  const environment = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, CHROME_PATH: chromium };
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    env: environment,
    timeout: mostMillis,
    maxBuffer: mostBytes,
    cwd: join(folder),
  });
  const report = JSON.parse(stdout) as Report;
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
  return readReport(report, url);
}

function readReport({ categories: found, audits }: Report, url: string): Audit {
  const scoreOf = (category: Category) => {
    const { score } = found[category];
    if (score === null) throw new Error(`Lighthouse has no score of ${url} for ${category}`);
    return Math.round(100 * score);
  };
  const valueOf = (id: string) => audits[id]?.numericValue ?? NaN;
  return {
    scores: Object.fromEntries(categories.map((each) => [each, scoreOf(each)])) as Audit['scores'],
    largestPaintMillis: valueOf('largest-contentful-paint'),
    firstPaintMillis: valueOf('first-contentful-paint'),
    blockedMillis: valueOf('total-blocking-time'),
    shift: valueOf('cumulative-layout-shift'),
    bytes: valueOf('total-byte-weight'),
    findings: categories
      .filter((category) => category !== 'performance')
      .flatMap((category) => found[category].auditRefs)
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${audits[id]?.title ?? ''}`),
  };
}
