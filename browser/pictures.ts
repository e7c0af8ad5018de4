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
const viewport = { width: 1120, height: 600 };

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

/** The notes whole, which scroll on the page: with the table to choose and the download. */
async function pictureOfNotes(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ ...viewport, height: 1000 });
  const notes = page.locator('.notes');
  await notes.evaluate((element: { style?: { maxHeight: string } }) => {
    if (element.style) element.style.maxHeight = 'none';
  });
  await picture(notes, name);
  await page.setViewportSize(viewport);
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
  await picture(page, 'playground-answer');
  await pictureOfNotes(page, 'playground-notes');
  await page.goto(`${stack.origin}/playground?example=YearCoverage`);
  await openPlayground(page);
  await runQuery(page);
  await pictureOfNotes(page, 'playground-missing');
  await close();
});
