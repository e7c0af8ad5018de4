import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { chosenPages, dashboardPages, guidePages, type ListedPage } from '../pageList';
import { createTestPages } from '../pages';
import { sharedStack } from '../sharedStack';

const wide = { width: 1366, height: 900 };
const narrow = { width: 375, height: 800 };

const { origin } = sharedStack();
const pages = createTestPages({ viewport: wide });

const listedPages = [...dashboardPages, ...chosenPages, ...guidePages];

describe.each(listedPages.map((listed) => [listed.path, listed] as const))('the page %s', (path, listed) => {
  it('says what it is, names the unit of money in the heads of its tables, loads less than 150 kB of its own, and is without what axe finds serious, and no wider than the screen, light, dark and in forced colours', async () => {
    const { page, files } = await open(listed);
    expect(await compressedBytes(files)).toBeLessThan(150_000);
    await expectSaid(page, listed);
    await expectUnitsInHeads(page);
    const name = `page${path.replace(/[^a-z0-9-]+/gi, '-')}`;
    for (const viewport of [wide, narrow]) {
      await page.setViewportSize(viewport);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      for (const [look, media] of Object.entries(looks)) {
        await page.emulateMedia(media);
        expect(await graveFindings(page)).toEqual([]);
        await screenshot(page, `${name}-${viewport.width}-${look}`, true);
      }
    }
    // Chromium notes the status of a page that is not there.
    expect(pages.takeProblems().filter((problem) => !problem.includes('404 (Not Found)'))).toEqual([]);
  });
});

/** The page when it is there, and the files that it has loaded until then. */
async function open({ path, ready }: ListedPage): Promise<{ page: Page; files: Response[] }> {
  const page = await pages.open('about:blank');
  const files: Response[] = [];
  const note = (response: Response) => {
    if (['document', 'script', 'stylesheet'].includes(response.request().resourceType()))
      files.push(response);
  };
  page.on('response', note);
  await page.goto(`${origin}${path}`);
  await page.locator(ready).first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  page.off('response', note);
  return { page, files };
}

async function compressedBytes(files: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(files.map((file) => file.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

async function expectSaid(page: Page, listed: ListedPage): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(
    listed.path.includes('lang=en') ? 'en' : 'vi',
  );
  expect(await page.title()).toMatch(/\p{L}/u);
  // A page of the guide may have its heading in both languages.
  const headings = await page.locator('h1').count();
  if (guidePages.includes(listed)) expect(headings).toBeGreaterThanOrEqual(1);
  else expect(headings).toBe(1);
}

/** The unit of money is not said with each number. */
async function expectUnitsInHeads(page: Page): Promise<void> {
  const cells = await page
    .locator('table td .number, table td.amount, .trail .parts .amount')
    .allInnerTexts();
  // What was printed stands there as it was.
  const unquoted = cells.map((text) => text.replace(/“[^”]*”/g, ''));
  expect(unquoted.filter((text) => /(tỷ|triệu|nghìn) đồng/.test(text))).toEqual([]);
}

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;
