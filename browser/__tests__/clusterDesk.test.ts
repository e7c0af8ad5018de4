import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startGateway } from '../../gateway';
import { createKey } from '../../platform/apiKeys/keys';
import { changeKeys } from '../../platform/apiKeys/keysFile';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { testPrivateKey, testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import { startProvinceService } from '../../services/province';
import { reportFile } from '../../services/province/__tests__/testProvinces';
import { startRegisterService } from '../../services/register';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { startMillis } from '../stack';

const folder = mkdtempSync(join(tmpdir(), 'cluster-desk-'));
const key = createKey({ role: 'cluster:cum-8', name: 'Văn phòng cụm 8' }, new Date());
const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const members: Record<string, number> = { 'lai-chau': 30_000, 'dien-bien': 40_000, 'son-la': 55_000 };
const text = [
  'Năm 2024, các tỉnh trong Cụm thi đua số 8 có 125.000 đoàn viên; thành lập mới 87 công đoàn cơ sở.',
  'Hội nghị bầu LĐLĐ tỉnh Sơn La làm Cụm trưởng.',
].join('\n');

const pages = createTestPages();
let register: GraphqlServer;
let gateway: GraphqlServer;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const mongo = await startEmbeddedMongo();
  stops.push(() => mongo.stop());
  const keysFile = join(folder, 'keys.json');
  await changeKeys(keysFile, () => [key.record]);
  register = await startRegisterService({
    mongodbUri: mongo.uri,
    gatewayKeys: testPublicKeys,
    editors: { keysFile, maxBytes: 10_000_000 },
    address: anyPort,
  });
  stops.push(() => register.stop());
  const provinces = await startProvinceService({
    provinces: Object.keys(members),
    mongodbUriOf: () => mongo.uri,
    gatewayKeys: testPublicKeys,
    filesOf: (id) => {
      const file = reportFile([{ id: `${id}-1`, measure: 'members', value: members[id] ?? 0 }], {}, id);
      return [{ name: `${id}.json`, content: JSON.stringify(file) }];
    },
    address: anyPort,
  });
  stops.push(() => provinces.stop());
  const provincesFile = join(folder, 'provinces.yml');
  const endpoints = Object.keys(members).map((id) => [id, { endpoint: `${provinces.origin}/${id}/graphql` }]);
  writeFileSync(provincesFile, JSON.stringify({ provinces: Object.fromEntries(endpoints) }));
  gateway = await startGateway({
    registerUrl: `${register.origin}/graphql`,
    signingKey: testPrivateKey,
    provincesFile,
    variables: {},
    stateFolder: join(folder, 'gateway'),
    operationDeadlineMillis: 20_000,
    address: anyPort,
  });
  stops.push(() => gateway.stop());
}, startMillis);
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  rmSync(folder, { recursive: true });
});

function open(url: string, width = 1366): Promise<Page> {
  return pages.open(url, { viewport: { width, height: 850 } });
}

async function signIn(width?: number): Promise<Page> {
  const page = await open(`${register.origin}/ban-lam-viec`, width);
  await page.getByLabel('Họ tên hoặc bộ phận').fill('Văn phòng cụm 8');
  await page.getByLabel('Khóa của cụm').fill(key.key);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Năm thi đua và báo cáo của cụm' }).waitFor();
  return page;
}

async function addProvince(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tìm tỉnh để thêm').fill(name);
  await page.getByRole('checkbox', { name }).press('Space');
}

describe("the register's desk", () => {
  it('takes a cluster that the project has never seen, from its text, and the dashboard sets it against its provinces', async () => {
    // The gateway has its directory of before: it has to take the new one while it runs.
    await (await fetch(`${gateway.origin}/health/ready`)).text();
    const page = await signIn();
    await page.getByLabel('Tên cụm').fill('Cụm thi đua số 8');
    await page.getByLabel('Năm', { exact: true }).fill('2024');
    await page.getByLabel('Năm', { exact: true }).press('Tab');
    for (const name of ['Lai Châu', 'Điện Biên', 'Sơn La']) await addProvince(page, name);
    await page.getByLabel('Cụm trưởng').selectOption('son-la');
    await page.getByLabel('Cụm trưởng: ngày bầu').fill('2023-12-20');
    await page.getByLabel('Nguyên văn báo cáo').fill(text);
    await page.getByRole('button', { name: 'Đọc các con số' }).click();
    await page.getByRole('heading', { name: '3. Đối chiếu từng con số' }).waitFor();
    // Closing the page loses nothing of it.
    await page.reload();
    const row = page.locator('li.row').first();
    await row.waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await row.focus();
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await page.getByText('Cụm thi đua số 8, năm 2024: thêm', { exact: true }).waitFor();
    await screenshot(page, 'cluster-desk-1366', true);
    await page.getByRole('button', { name: '5. Ghi vào sổ đăng ký' }).click();
    await page.getByText('Đã ghi, lần thay đổi 2.').waitFor();

    const dashboard = await open(`${gateway.origin}/cum/cum-8/2024`);
    const reconciled = dashboard.getByText('Khớp').first();
    const until = Date.now() + 60_000;
    while (!(await reconciled.isVisible()) && Date.now() < until) {
      await dashboard.reload();
      await reconciled.waitFor({ timeout: 10_000 }).catch(() => undefined);
    }
    expect(await reconciled.isVisible()).toBe(true);
    await screenshot(dashboard, 'cluster-desk-dashboard');

    await page.getByRole('button', { name: 'Lịch sử' }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Hoàn tác lần 2' }).click();
    await page.getByText('Lần 3', { exact: true }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
  }, 240_000);

  it('says what is wrong at its field, on a telephone too, in light and dark', async () => {
    const page = await signIn(375);
    await page.getByLabel('Tên cụm').fill('Cụm thi đua số 8');
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    const link = page.getByRole('alert').getByRole('link', { name: 'Các tỉnh' });
    await link.waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, 'cluster-desk-375', true);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, 'cluster-desk-375-dark', true);
  }, 240_000);
});
