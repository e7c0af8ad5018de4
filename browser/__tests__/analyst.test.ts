import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { sharedStack } from '../sharedStack';

const { publicOrigin: origin } = sharedStack();
const pages = createTestPages({ viewport: { width: 1366, height: 900 } });

/** In a browser that knows nothing of the others. */
async function open(href: string): Promise<Page> {
  const page = await pages.open(new URL(href, origin).href);
  await page.locator('.preview').waitFor();
  return page;
}

/** Chooses, and waits until the table of the new address is there. */
async function choose(page: Page, click: () => Promise<unknown>): Promise<void> {
  const before = page.url();
  await click();
  await page.waitForURL((url) => url.href !== before);
  await page.locator('.result[aria-busy="false"] .preview').waitFor();
}

const texts = (page: Page, place: string) => page.locator(place).allInnerTexts();

describe('an analyst', () => {
  it('makes a table by clicking, sorts and charts it, shares it, and it opens the same in a clean browser', async () => {
    const page = await open('/bang');
    await choose(page, () => page.getByLabel('Khen thưởng', { exact: true }).click());
    await choose(page, () => page.getByRole('checkbox', { name: 'Đoàn viên kết nạp mới' }).click());
    await choose(page, () => page.getByRole('button', { name: /^Đoàn viên \(người\)/ }).click());
    expect(await texts(page, '.preview tbody th')).toEqual([
      ...['Thái Nguyên', 'Hà Giang', 'Tuyên Quang', 'Lạng Sơn', 'Cao Bằng', 'Bắc Kạn'],
    ]);
    await choose(page, () => page.getByLabel('Biểu đồ').selectOption({ label: 'Đoàn viên' }));
    expect(await page.locator('.table-chart .interval').count()).toBeGreaterThan(3);
    await screenshot(page, 'table-builder', true);

    const shared = await page.getByRole('link', { name: 'Liên kết của bảng này' }).getAttribute('href');
    const other = await open(shared ?? '');
    await other.locator('.table-chart').waitFor();
    expect(await texts(other, '.preview tr')).toEqual(await texts(page, '.preview tr'));
    expect(await other.getByLabel('Khen thưởng', { exact: true }).isChecked()).toBe(true);
  });

  it('takes the table home, with the numbers that the page shows', async () => {
    const page = await open(
      '/bang?measures=members,newMembers&clusters=cum-5&years=2024&rows=PROVINCE&columns=MEASURE',
    );
    await page.locator('.result .downloads summary').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.result .downloads').getByRole('link', { name: 'CSV' }).click(),
    ]);
    const rows = parse(readFileSync(await file.path()), { bom: true, delimiter: ';' });
    const total = (await texts(page, '.preview tfoot td')).map((text) => text.replace(/\D/g, ''));
    expect(rows.find(([name]) => name === 'Tổng')?.slice(2, 4)).toEqual(total);
  });

  it('is told what there is none of, and what the table lacks', async () => {
    const page = await open('/bang');
    await choose(page, () => page.getByLabel('Phạm vi').selectOption({ label: 'Tất cả các tỉnh' }));
    expect(await page.locator('.coverage-line').innerText()).toMatch(
      /^\d+ trong 63 báo cáo năm của các tỉnh đã có/,
    );
    expect(await texts(page, '.preview td')).toContain('Chưa tham gia');
  });

  it('may be on a telephone, or in the dark, without what axe finds serious', async () => {
    const page = await open('/bang?bieu-do=0');
    expect(await graveFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFindings(page)).toEqual([]);
  });
});
