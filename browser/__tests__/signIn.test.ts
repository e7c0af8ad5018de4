import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startFakeProvider, type FakeProvider } from '../../platform/testing/fakeProvider';
import { createKey } from '../../platform/apiKeys/keys';
import { noAuditLog } from '../../platform/audit';
import { writeLink } from '../../playground/src/links/sharedLink';
import { graveFindings } from '../axe';
import { freePorts } from '../../platform/testing/ports';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { openPlayground, textOf } from '../playground';
import { startMillis, startStack, type Stack } from '../stack';

const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
const keysFile = join(folder, 'keys.json');
const { key, record } = createKey({ role: 'analyst', name: 'Phòng Thống kê' }, new Date());

const pages = createTestPages();
let provider: FakeProvider;
let stack: Stack;
beforeAll(async () => {
  writeFileSync(keysFile, JSON.stringify({ keys: [record] }));
  const clientId = 'congdoan-pages';
  provider = await startFakeProvider(clientId);
  provider.claims = { name: 'Ban Thi đua', realm_access: { roles: ['analyst'] } };
  // The provider has to know where readers come back to before the gateway has started.
  const [port = 0] = await freePorts(1);
  const openId = {
    issuer: provider.issuer,
    jwksUrl: provider.jwksUrl,
    audience: 'congdoan-graph',
    roleClaim: 'realm_access.roles',
    clockToleranceSeconds: 30,
    signIn: {
      clientId,
      clientSecret: null,
      redirectUrl: `http://127.0.0.1:${port}/session/openid/callback`,
    },
  };
  const access = { keysFile, limitsFile: null, openId, trustLocal: false, audit: noAuditLog };
  stack = await startStack({ gateway: { access, address: { host: '127.0.0.1', port, variable: 'none' } } });
}, startMillis);
afterAll(async () => {
  await stack?.stop();
  await provider?.stop();
  rmSync(folder, { recursive: true });
});

function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  return pages.open(`${stack.origin}${path}`, options);
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
    const link = page.getByRole('link', { name: 'Đăng nhập', exact: true });
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
    expect(pages.takeProblems()).toHaveLength(1);
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
    await page.getByRole('link', { name: 'Đăng nhập', exact: true }).waitFor();
    await page.getByLabel('Khóa truy cập').waitFor();
    expect(await mayWrite(page)).toBe(false);
    expect(pages.takeProblems()).toHaveLength(1);
  });

  it('who has an account of the office comes back with the query that was shared, however long it is', async () => {
    const page = await open('/bang');
    const query = `{ provinces { name } } # ${'x'.repeat(5_000)}`;
    const link = writeLink('/playground', {
      query: `${query}${randomBytes(2_000).toString('hex')}`,
      variables: '',
      view: { shown: 'table', path: null, figure: null, asLines: false },
    });
    const href = link.kind === 'link' ? link.href : '';
    expect(href.length).toBeGreaterThan(2_000);
    await page.goto(`${stack.origin}/dang-nhap?${new URLSearchParams({ ve: href }).toString()}`);
    await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản cơ quan' }).click();
    await page.waitForURL((url) => url.pathname === '/playground');
    expect(new URL(page.url()).hash).toBe(href.replace('/playground', ''));
    await page.getByRole('link', { name: 'Ban Thi đua' }).waitFor();
    await openPlayground(page);
    expect(await textOf(page, 'operation.graphql')).toContain(query);
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
