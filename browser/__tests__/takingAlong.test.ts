import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { projectPath } from '../../platform/paths';
import type { Manifest } from '../../schema/saveOperations';
import { createTestPages } from '../pages';
import { dashboardPages, type ListedPage } from '../pageList';
import { sharedStack } from '../sharedStack';

const manifest = JSON.parse(
  readFileSync(projectPath('schema', 'operations', 'manifest.json'), 'utf8'),
) as Manifest;

const { origin } = sharedStack();
const pages = createTestPages({
  viewport: { width: 1366, height: 900 },
  permissions: ['clipboard-read', 'clipboard-write'],
});
/** What was asked of the gateway already, on another page. */
const fetched = new Set<string>();

async function open({ path, ready }: ListedPage): Promise<Page> {
  const page = await pages.open(`${origin}${path}`);
  await page.locator(ready).first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  // What is folded has its menu too.
  await page.locator('details.fold, details.section-fold').evaluateAll((folds: HTMLDetailsElement[]) => {
    for (const fold of folds) fold.open = true;
  });
  return page;
}

/** Pages whose address is a list of links to other pages, or a form: there is nothing on them to take along. */
const without = [
  '/tim',
  '/tim?q=cao',
  '/dang-nhap',
  '/khong/co',
  '/tinh/thai-nguyen-2025',
  '/chi-tieu/healthCheckRate',
];
const listedPages = dashboardPages.filter(({ path }) => !without.includes(path));

describe.each(listedPages.map((listed) => [listed.path, listed] as const))('the page %s', (_path, listed) => {
  it('has a menu on each section with figures, and what is in it works', async () => {
    const page = await open(listed);
    expect(await sectionsWithoutMenu(page)).toEqual([]);
    const menus = page.locator('.downloads');
    expect(await menus.count()).toBeGreaterThan(0);
    for (const menu of await menus.all()) await tryMenu(page, menu);
  });
});

/** Headings of the sections that have figures and no menu of their own. */
function sectionsWithoutMenu(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const figures = '.number, .listed li, .strip, .written, .fact, .interval, .unit-names li';
    const parts = 'main section:not(.level), main details.fold, main .development-body, main .tile-map';
    return Array.from(document.querySelectorAll(parts))
      .filter((part) => part.querySelector(figures))
      .filter((part) => !part.querySelector('.downloads') && !isInMenuOf(part))
      .map((part) => part.querySelector('h1, h2, h3, figcaption')?.textContent ?? part.className);
    /** The map beside the bars is in their menu. */
    function isInMenuOf(part: Element): boolean {
      return part.matches('.tile-map') && part.closest('section')?.querySelector('.downloads') !== null;
    }
  });
}

async function tryMenu(page: Page, menu: Locator): Promise<void> {
  await menu.locator('summary').click();
  const names = await menu.locator('li > a, li > button').allInnerTexts();
  expect(names).toEqual(expect.arrayContaining(['Sao chép liên kết', 'Sao chép mã nhúng', 'Mở truy vấn']));
  for (const link of await menu.locator('li > a[download]').all()) await tryFile(page, link);
  for (const button of await menu.getByRole('button', { name: /^(PNG|SVG|CSV)$/ }).all()) {
    await tryButton(page, button);
  }
  await tryCopies(page, menu);
  await tryQuery(page, await menu.getByRole('link', { name: 'Mở truy vấn' }).getAttribute('href'));
  await page.keyboard.press('Escape');
  await page.mouse.click(1, 1);
}

async function tryFile(page: Page, link: Locator): Promise<void> {
  const [href, name] = [(await link.getAttribute('href')) ?? '', await link.innerText()];
  if (fetched.has(href)) return;
  fetched.add(href);
  const response = await page.request.get(`${origin}${href}`);
  const body = await response.body();
  expect([href, response.status()]).toEqual([href, 200]);
  if (name === 'Excel') expect(body.subarray(0, 2).toString()).toBe('PK');
  else expect(body.toString('utf8').startsWith('\uFEFF')).toBe(true);
}

async function tryButton(page: Page, button: Locator): Promise<void> {
  const kind = await button.innerText();
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const body = await bodyOf(file);
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
  if (kind === 'PNG') expect(body.subarray(1, 4).toString()).toBe('PNG');
  if (kind === 'CSV') expect(body.toString('utf8')).toMatch(/^\uFEFF.+;.+\r\n/);
  if (kind === 'SVG') {
    const text = body.toString('utf8');
    const problem = await page.evaluate(
      (svg) =>
        new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent ??
        null,
      text,
    );
    expect(problem).toBeNull();
    // It needs nothing of the page, and says where it is from.
    expect(text).not.toMatch(/var\(--|NaN|undefined/);
    expect(text).toContain(origin);
  }
}

async function bodyOf(file: Download): Promise<Buffer> {
  return readFileSync(await file.path());
}

async function tryCopies(page: Page, menu: Locator): Promise<void> {
  const copy = async (name: string) => {
    const item = menu.locator('li', { has: page.getByRole('button', { name, exact: true }) });
    await item.getByRole('button').click();
    await item.getByText('Đã sao chép').waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const link = await copy('Sao chép liên kết');
  const code = await copy('Sao chép mã nhúng');
  const [, src = ''] = /<iframe class="congdoan" src="([^"]+)" title="[^"]+"/.exec(code) ?? [];
  for (const href of [link, src.replaceAll('&amp;', '&')]) {
    expect(href.startsWith(origin)).toBe(true);
    if (fetched.has(href)) continue;
    fetched.add(href);
    expect([href, (await page.request.get(href)).status()]).toEqual([href, 200]);
  }
}

/** The query opens in the playground by name and variables; here it is asked as the playground asks it. */
async function tryQuery(page: Page, href: string | null): Promise<void> {
  const { pathname, hash } = new URL(href ?? '', origin);
  expect(pathname).toBe('/playground');
  const asked = new URLSearchParams(hash.slice(1));
  const operation = manifest.operations.find(({ name }) => name === asked.get('operation'));
  expect([hash, operation?.name]).toEqual([hash, asked.get('operation')]);
  if (fetched.has(hash)) return;
  fetched.add(hash);
  const response = await page.request.post(`${origin}/graphql`, {
    data: { query: operation?.body, variables: JSON.parse(asked.get('variables') ?? '') as object },
  });
  const answer = (await response.json()) as { data?: object | null; errors?: unknown[] };
  expect([hash, answer.errors, answer.data == null]).toEqual([hash, undefined, false]);
}
