// Takes the pictures of docs/analyst.md, docs/dashboard.md and docs/province.md anew: `npm run docs:pictures`. Run by jest
// for its transform; it tests nothing but that each picture is small enough for a document.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectPath } from '../platform/paths';
import { readSeedText } from '../platform/seedTexts';
import { testPublicKeys } from '../platform/testing/gatewayKeys';
import { createToken } from '../platform/tokens';
import { startEmbeddedMongo, type EmbeddedMongo } from '../services/embedded-mongo';
import { startProvinceService } from '../services/province';
import { launchChromium, openPage } from './chromium';
import { openPlayground, runQuery } from './playground';
import { startMillis, startStack, type Stack } from './stack';

const folder = projectPath('docs', 'images');
const mostBytes = 150_000;
const viewport = { width: 1200, height: 640 };

let stack: Stack;
let browser: Browser;
let mongo: EmbeddedMongo;
beforeAll(async () => {
  mongo = await startEmbeddedMongo();
  mkdirSync(folder, { recursive: true });
  stack = await startStack();
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await mongo?.stop();
});

async function picture(of: Page | Locator, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await of.screenshot({ path, animations: 'disabled' });
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

it('takes the pictures of the guide for a province', async () => {
  const token = createToken();
  const service = await startProvinceService({
    provinces: ['lai-chau'],
    mongodbUriOf: () => mongo.uri,
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    imports: { tokenOf: () => ({ value: token.hash }), maxBytes: 10_000_000, maxUnpackedBytes: 50_000_000 },
  });
  const address = `${service.origin}/ban-lam-viec?tinh=lai-chau`;
  const { page, close } = await openPage(browser, address, { viewport: { width: 1000, height: 620 } });
  await page.getByLabel('Họ tên hoặc bộ phận').fill('Văn phòng');
  await page.getByLabel('Mã truy cập của tỉnh').fill(token.token);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Nhập báo cáo' }).click();
  await page.getByLabel('Năm báo cáo').fill('2024');
  await page
    .getByLabel('Nguyên văn báo cáo')
    .fill(readSeedText(projectPath('data', 'seeds'), 'lai-chau-2024-12-27') ?? '');
  await page.getByRole('button', { name: 'Đọc các con số' }).click();
  await page.getByRole('heading', { name: '3. Đối chiếu từng con số' }).waitFor();
  await picture(page, 'desk-numbers');
  await page.getByRole('button', { name: /^Nhận \d+ số chắc chắn$/ }).click();
  await page.getByText(/Đã lưu/).waitFor();
  await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
  const changes = page.getByRole('table', { name: 'Số liệu sẽ thay đổi' });
  await changes.waitFor();
  await picture(changes, 'desk-preview');
  await page.getByRole('button', { name: '5. Gửi duyệt' }).click();
  await page.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await page.getByText('Đã công bố').waitFor();
  await page.getByRole('button', { name: 'Báo cáo', exact: true }).click();
  await page.getByRole('button', { name: 'Nhập báo cáo' }).click();
  await page.getByLabel('Năm báo cáo').fill('2025');
  await page.getByLabel('Điền biểu mẫu, có số năm trước bên cạnh').check();
  await page.getByRole('button', { name: 'Mở biểu mẫu' }).click();
  await page.getByRole('row', { name: /^Công đoàn cơ sở 786/ }).waitFor();
  await picture(page, 'desk-form');
  await close();
  await service.stop();
});
