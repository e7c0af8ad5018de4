// Takes the pictures of docs/analyst.md anew: `npm run docs:pictures`. Run by jest for its transform; it tests nothing
// but that each picture is small enough for a document.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectPath } from '../platform/paths';
import { launchChromium, openPage } from './chromium';
import { openPlayground, runQuery } from './playground';
import { startMillis, startStack, type Stack } from './stack';

const folder = projectPath('docs', 'images');
const mostBytes = 150_000;
const viewport = { width: 1200, height: 640 };

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  stack = await startStack();
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function picture(of: Page | Locator, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path });
  expect(statSync(path).size).toBeLessThanOrEqual(mostBytes);
}

it('takes the pictures of the guide for analysts', async () => {
  const { page, close } = await openPage(browser, `${stack.origin}/playground#operation=ClusterOverview`, {
    viewport,
  });
  await openPlayground(page);
  await picture(page, 'playground-examples');
  await page.goto(`${stack.origin}/playground?example=AwardsByKind`);
  await openPlayground(page);
  await runQuery(page);
  await picture(page.locator('.answer'), 'playground-answer');
  await page.getByRole('button', { name: 'Biểu đồ', exact: true }).click();
  await page.locator('.table-chart .interval').first().waitFor();
  await picture(page.locator('.answer'), 'playground-chart');
  await page.goto(`${stack.origin}/playground?example=YearCoverage`);
  await openPlayground(page);
  await runQuery(page);
  await picture(page.locator('.notes'), 'playground-missing');
  await close();
});
