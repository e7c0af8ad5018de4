import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createKey } from '../../platform/apiKeys/keys';
import { noAuditLog } from '../../platform/audit';
import { graveFindings } from '../axe';
import { launchChromium, openPage, screenshot, type WatchedPage } from '../chromium';
import { startMillis, startStack, type Stack } from '../stack';

const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
const keysFile = join(folder, 'keys.json');
const { key, record } = createKey({ role: 'analyst', name: 'Phòng Thống kê' }, new Date());

let stack: Stack;
let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  writeFileSync(keysFile, JSON.stringify({ keys: [record] }));
  const access = { keysFile, limitsFile: null, openId: null, trustLocal: false, audit: noAuditLog };
  stack = await startStack({ gateway: { access } });
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  const { problems } = watched;
  await watched.close();
  expect(problems).toEqual([]);
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  watched = await openPage(browser, `${stack.origin}${path}`, options);
  return watched.page;
}

/** Whether a page of this browser may write an operation of its own. */
function mayWrite(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ provinces { name } }' }),
    });
    return response.ok;
  });
}

describe('a reader with a key', () => {
  it('signs in by keyboard, comes back to the same page, may do more, and signs out', async () => {
    const page = await open('/tinh/cao-bang');
    const link = page.getByRole('link', { name: 'Đăng nhập' });
    await link.focus();
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Khóa truy cập');
    await field.focus();
    await page.keyboard.type('cdk_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/^Khóa không đúng/);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    // Chromium notes the status of what was refused.
    watched.problems.splice(0, 1);
    await field.fill(key);
    await page.keyboard.press('Enter');
    const who = page.getByRole('link', { name: 'Đang đăng nhập: Phòng Thống kê' });
    await who.waitFor();
    expect(new URL(page.url()).pathname).toBe('/tinh/cao-bang');
    expect(await mayWrite(page)).toBe(true);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await who.click();
    await page.getByText('Nhà phân tích').waitFor();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
    await page.getByLabel('Khóa truy cập').waitFor();
    const [refused] = [await mayWrite(page), watched.problems.splice(0, 1)];
    expect(refused).toBe(false);
  });

  it.each([
    ['/dang-nhap', 'sign-in'],
    ['/dang-nhap?loi=KHONG_CO_QUYEN&lang=en', 'sign-in-refused'],
  ])('%s has nothing that axe finds serious, and fits a telephone', async (path, name) => {
    const page = await open(path, { viewport: { width: 1366, height: 900 } });
    await page.locator('.key-form').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, `${name}-1366`);
    await page.setViewportSize({ width: 375, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await screenshot(page, `${name}-375-dark`);
  });
});
