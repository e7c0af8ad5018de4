// Takes the pictures of docs/analyst.md and docs/dashboard.md anew: `npm run docs:pictures`. Run by jest for its transform; it tests nothing
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

it('takes the pictures of the guide to the dashboard', async () => {
  const { page, close } = await openPage(browser, `${stack.origin}/`, { viewport });
  await page.locator('.cluster-cards').waitFor();
  await picture(page, 'dashboard-country');
  await page.goto(`${stack.origin}/xem/cum-5/2024/cac-tinh`);
  await page.locator('.section.provinces .downloads summary').click();
  await page.locator('.section.provinces').scrollIntoViewIfNeeded();
  await picture(page.locator('.section.provinces'), 'dashboard-downloads');
  await page.goto(`${stack.origin}/xem/cum-5/2024?nguon=spent&cua=cong-bo`);
  await page.locator('.trail .fact').first().waitFor();
  await picture(page, 'dashboard-trail');
  await page.goto(
    `${stack.origin}/bang?measures=members,newMembers,awards&clusters=cum-5&years=2024&rows=PROVINCE&columns=MEASURE&sap=-0&bieu-do=0`,
  );
  await page.locator('.table-chart .interval').first().waitFor();
  await picture(page, 'dashboard-table');
  await page.goto(`${stack.origin}/chi-tieu/members`);
  await page.locator('.comparison .plot').waitFor();
  await picture(page.locator('.comparison'), 'dashboard-compare');
  await page.setViewportSize({ width: 375, height: 760 });
  await page.goto(`${stack.origin}/xem/cum-5/2024`);
  await page.locator('.headline .card').first().waitFor();
  await picture(page, 'dashboard-telephone');
  await close();
});
