import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Response } from 'playwright-core';
import { graveFindings } from '../axe';
import { launchChromium, openPage, screenshot, type WatchedPage } from '../chromium';
import { dashboardPages, guidePages, type ListedPage } from '../pageList';
import { startMillis, startStack, type Stack } from '../stack';

let stack: Stack;
let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  stack = await startStack();
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});
afterEach(async () => {
  const { problems } = watched;
  await watched.close();
  expect(problems.filter((problem) => !isOwnStatus(problem))).toEqual([]);
});

/** Chromium notes the status of a page that is not there. */
function isOwnStatus(problem: string): boolean {
  return problem.includes('404 (Not Found)');
}

const wide = { width: 1366, height: 900 };
const narrow = { width: 375, height: 800 };

/** The page when it is there, and the files that it has loaded until then. */
async function open({ path, ready }: ListedPage, options: BrowserContextOptions = {}) {
  watched = await openPage(browser, 'about:blank', { viewport: wide, ...options });
  const { page } = watched;
  const files: Response[] = [];
  const note = (response: Response) => {
    if (['document', 'script', 'stylesheet'].includes(response.request().resourceType()))
      files.push(response);
  };
  page.on('response', note);
  await page.goto(`${stack.origin}${path}`);
  await page.locator(ready).first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  page.off('response', note);
  return { page, files };
}

async function compressedBytes(files: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(files.map((file) => file.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

describe.each([...dashboardPages, ...guidePages].map((listed) => [listed.path, listed] as const))(
  'the page %s',
  (path, listed) => {
    it('is without what axe finds serious, and no wider than the screen, light, dark and in forced colours', async () => {
      const { page } = await open(listed);
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
    });

    it('says in Vietnamese what it is, once, and loads less than 150 kB of its own', async () => {
      const { page, files } = await open(listed);
      expect(await compressedBytes(files)).toBeLessThan(150_000);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi');
      expect(await page.title()).toMatch(/\p{L}/u);
      // A page of the guide may have its heading in both languages.
      const headings = await page.locator('h1').count();
      if (dashboardPages.includes(listed)) expect(headings).toBe(1);
      else expect(headings).toBeGreaterThanOrEqual(1);
    });

    it('names the unit of money in the heads of its tables, not with each number', async () => {
      const { page } = await open(listed);
      const cells = await page
        .locator('table td .number, table td.amount, .trail .parts .amount')
        .allInnerTexts();
      // What was printed stands there as it was.
      const unquoted = cells.map((text) => text.replace(/“[^”]*”/g, ''));
      expect(unquoted.filter((text) => /(tỷ|triệu|nghìn) đồng/.test(text))).toEqual([]);
    });
  },
);

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;
