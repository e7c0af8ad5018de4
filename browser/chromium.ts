import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { projectPath } from '../platform/paths';
import { effort } from '../platform/testing/effort';

/** A page is large, and the machine may have other things to do. */
const patienceMillis = 60_000;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
  // What asks for another host is recorded, and gets nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Chromium of the system, with a profile of its own that goes when it is closed. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}

function chromiumPath(): string {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  } catch (error) {
    throw new Error('Chromium is missing; on Debian: apt-get install chromium', { cause: error });
  }
}

/** A page, and what went wrong on it so far. */
export interface WatchedPage {
  page: Page;
  /** Errors of the console, uncaught errors, and requests to anywhere but 127.0.0.1. A good page has none. */
  problems: string[];
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'vi-VN', acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMillis);
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!local) problems.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, problems, close: () => context.close() };
}

const screenshots = projectPath('browser', 'screenshots');

/** Keeps a picture of the page, to be looked at, with TEST_EFFORT=whole only: it takes long. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<void> {
  if (effort(0, 1) === 0) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage });
}
