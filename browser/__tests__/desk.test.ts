import type { Page } from 'playwright-core';
import { projectPath } from '../../platform/paths';
import { readSeedText } from '../../platform/seedTexts';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { createToken } from '../../platform/tokens';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../services/embedded-mongo';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { startMillis } from '../stack';

const province = 'lai-chau';
const clerkToken = createToken();
const headToken = createToken();
const text = readSeedText(projectPath('data', 'seeds'), 'lai-chau-2024-12-27') ?? '';

const pages = createTestPages();
let mongo: EmbeddedMongo;
let service: ProvinceService;
beforeAll(async () => {
  mongo = await startEmbeddedMongo();
  service = await startProvinceService({
    provinces: [province],
    mongodbUriOf: () => mongo.uri,
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    imports: {
      tokenOf: () => ({ value: clerkToken.hash }),
      headTokenOf: () => ({ value: headToken.hash }),
      maxBytes: 10_000_000,
      maxUnpackedBytes: 50_000_000,
    },
  });
}, startMillis);
afterAll(async () => {
  await service?.stop();
  await mongo?.stop();
});

/** In a browser that knows nothing of the others. */
async function signIn(name: string, token: string, width = 1366): Promise<Page> {
  const address = `${service.origin}/ban-lam-viec?tinh=${province}`;
  const page = await pages.open(address, { viewport: { width, height: 850 } });
  await page.getByLabel('Họ tên hoặc bộ phận').fill(name);
  await page.getByLabel('Mã truy cập của tỉnh').fill(token);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Báo cáo của tỉnh' }).waitFor();
  return page;
}

async function paste(page: Page, document: string): Promise<void> {
  await page.getByRole('button', { name: 'Nhập báo cáo' }).click();
  await page.getByLabel('Năm báo cáo').fill('2024');
  await page.getByLabel('Mã tài liệu').fill(document);
  await page.getByLabel('Nguyên văn báo cáo').fill(text);
  await page.getByRole('button', { name: 'Đọc các con số' }).click();
  await page.getByRole('heading', { name: '3. Đối chiếu từng con số' }).waitFor();
}

/** What everybody reads of the province's own figures, by measure. */
async function published(...measures: readonly string[]): Promise<(number | null)[]> {
  const store = service.stores.get(province);
  if (!store) throw new Error(`Province "${province}" is not held`);
  const as = { revision: await store.revision(), visibility: 'PUBLISHED' } as const;
  const { rows } = await store.facts({ year: 2024, unit: province }, { limit: 100, after: null }, as);
  return measures.map((measure) => rows.find((row) => row.measure === measure)?.value ?? null);
}

describe('the office of a province', () => {
  it('pastes its report, accepts the numbers, submits it; the head approves; and it is taken back', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token);
    await paste(clerk, 'bao-cao-2024');
    expect(await graveFindings(clerk)).toEqual([]);
    await screenshot(clerk, 'desk-numbers-1366');
    await clerk.getByRole('button', { name: /^Nhận \d+ số chắc chắn$/ }).click();
    await clerk.getByText(/Đã lưu/).waitFor();
    await clerk.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await clerk.getByRole('table', { name: 'Số liệu sẽ thay đổi' }).waitFor();
    expect(await clerk.getByRole('row', { name: /Công đoàn cơ sở – 786 –$/ }).count()).toBe(1);
    expect(await graveFindings(clerk)).toEqual([]);
    expect(await published('unions')).toEqual([null]);
    await clerk.getByRole('button', { name: '5. Gửi duyệt' }).click();
    await clerk.getByText('Báo cáo đang chờ lãnh đạo duyệt.').waitFor();

    const head = await signIn('Chủ tịch', headToken.token);
    await head.getByRole('button', { name: 'Báo cáo hoạt động công đoàn năm 2024' }).click();
    await head.getByRole('button', { name: 'Duyệt và công bố' }).click();
    await head.getByText('Đã công bố').waitFor();
    // As they stand in data/seeds.
    expect(await published('unions', 'employees', 'superiorUnions', 'gifts')).toEqual([786, 23218, 11, 8552]);

    await head.getByRole('button', { name: 'Lịch sử' }).click();
    head.once('dialog', (dialog) => void dialog.accept());
    await head.getByRole('button', { name: 'Hoàn tác lần 1' }).click();
    await head.getByText('đã hoàn tác ở lần 2').waitFor();
    expect(await published('unions')).toEqual([null]);
  }, 240_000);

  it.each(['docx', 'pdf'])(
    'reads the same report from a .%s made of its text, and takes the same numbers in',
    async (format) => {
      const clerk = await signIn('Văn phòng', clerkToken.token);
      await clerk.getByRole('button', { name: 'Nhập báo cáo' }).click();
      await clerk.getByLabel('Năm báo cáo').fill('2024');
      await clerk.getByLabel('Mã tài liệu').fill(`tu-${format}`);
      await clerk.getByLabel('Chọn tệp').check();
      await clerk
        .getByLabel('Tệp báo cáo')
        .setInputFiles(projectPath('browser', 'fixtures', `lai-chau-2024.${format}`));
      await clerk.getByRole('button', { name: 'Đọc các con số' }).click();
      await clerk.getByRole('heading', { name: '3. Đối chiếu từng con số' }).waitFor();
      await clerk.getByRole('button', { name: /^Nhận \d+ số chắc chắn$/ }).click();
      await clerk.getByText(/Đã lưu/).waitFor();
      await clerk.getByRole('button', { name: 'Xem trước thay đổi' }).click();
      await clerk.getByRole('table', { name: 'Số liệu sẽ thay đổi' }).waitFor();
      expect(await clerk.getByRole('row', { name: /Công đoàn cơ sở – 786 –$/ }).count()).toBe(1);
      expect(await clerk.getByRole('row', { name: /Suất quà – .*8.552/ }).count()).toBe(1);
    },
    240_000,
  );

  it('fills in a form beside the numbers of the year before, and sees who has reported', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token);
    const fill = async (year: string, members: string) => {
      await clerk.getByRole('button', { name: 'Nhập báo cáo' }).click();
      await clerk.getByLabel('Năm báo cáo').fill(year);
      await clerk.getByLabel('Điền biểu mẫu, có số năm trước bên cạnh').check();
      await clerk.getByRole('button', { name: 'Mở biểu mẫu' }).click();
      await clerk.getByLabel('Đoàn viên', { exact: true }).fill(members);
      await clerk.getByLabel('Kinh phí chăm lo đoàn viên').fill('60');
      await clerk.getByLabel('Kinh phí chăm lo đoàn viên').press('Tab');
      await clerk.getByText('Đọc là 60 đồng').waitFor();
      await clerk.getByLabel('Kinh phí chăm lo đoàn viên').fill('gần 60 tỷ đồng');
      await clerk.getByLabel('Suất quà').fill('12.5 tỷ');
      await clerk.getByLabel('Suất quà').press('Tab');
      await clerk.getByRole('alert').filter({ hasText: '12.5' }).waitFor();
      await clerk.getByLabel('Suất quà').fill('');
      await clerk.getByLabel('Suất quà').press('Tab');
      await clerk.getByText(/Đã lưu/).waitFor();
      await clerk.getByRole('button', { name: '5. Gửi duyệt' }).click();
      await clerk.getByText('Báo cáo đang chờ lãnh đạo duyệt.').waitFor();
    };
    await fill('2021', '23.218');
    const head = await signIn('Chủ tịch', headToken.token);
    await head.getByRole('button', { name: 'Báo cáo hoạt động công đoàn năm 2021' }).click();
    await head.getByRole('button', { name: 'Duyệt và công bố' }).click();
    await head.getByText('Đã công bố').waitFor();
    await clerk.getByRole('button', { name: 'Báo cáo', exact: true }).click();
    await clerk.getByRole('button', { name: 'Nhập báo cáo' }).click();
    await clerk.getByLabel('Năm báo cáo').fill('2022');
    await clerk.getByLabel('Điền biểu mẫu, có số năm trước bên cạnh').check();
    await clerk.getByRole('button', { name: 'Mở biểu mẫu' }).click();
    await clerk.getByRole('row', { name: /^Đoàn viên 23\.218/ }).waitFor();
    await clerk.getByRole('row', { name: /^Kinh phí chăm lo đoàn viên \(đồng\) gần 60 tỷ/ }).waitFor();
    expect(await graveFindings(clerk)).toEqual([]);
    await screenshot(clerk, 'desk-form-1366');
    await clerk.getByRole('button', { name: 'Đơn vị' }).click();
    await clerk.getByLabel('Báo cáo năm').selectOption('2021');
    await clerk.getByRole('row', { name: /LĐLĐ tỉnh .*✓ Có số liệu/ }).waitFor();
    expect(await graveFindings(clerk)).toEqual([]);
    await screenshot(clerk, 'desk-units-1366');
    await head.getByRole('button', { name: 'Lịch sử' }).click();
    await head.getByRole('link', { name: 'Tải về Excel' }).first().waitFor();
    expect(await graveFindings(head)).toEqual([]);
    await screenshot(head, 'desk-history-1366');
    await head.setViewportSize({ width: 375, height: 850 });
    expect(await head.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await screenshot(head, 'desk-history-375');
    await clerk.setViewportSize({ width: 375, height: 850 });
    await clerk.emulateMedia({ colorScheme: 'dark' });
    expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await screenshot(clerk, 'desk-units-375-dark');
    await clerk.goBack();
    await clerk.getByRole('heading', { name: '3. Điền từng chỉ tiêu' }).waitFor();
    expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await screenshot(clerk, 'desk-form-375-dark');
  }, 240_000);

  it('works through the numbers by keyboard, and finds all of it after the browser was closed', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token);
    await paste(clerk, 'ban-phim');
    const address = clerk.url();
    await clerk.locator('li.row').first().focus();
    await clerk.keyboard.press('n');
    await clerk.keyboard.press('ArrowDown');
    await clerk.keyboard.press('b');
    await clerk.getByText(/Đã lưu/).waitFor();
    const again = await signIn('Văn phòng', clerkToken.token);
    await again.goto(address);
    await again.locator('li.row').first().waitFor();
    const first = again.locator('li.row .decision');
    expect(await first.allInnerTexts().then((texts) => texts.slice(0, 3))).toEqual([
      'đã nhận',
      'đã bỏ',
      'chưa xem',
    ]);
  }, 240_000);

  it('loses nothing if its session ends in the middle, and reads numbers as people write them', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token);
    const endSession = () => clerk.context().clearCookies();
    const signInAgain = async () => {
      const dialog = clerk.getByRole('dialog');
      await dialog.getByLabel('Họ tên hoặc bộ phận').fill('Văn phòng');
      await dialog.getByLabel('Mã truy cập của tỉnh').fill(clerkToken.token);
      await dialog.getByRole('button', { name: 'Đăng nhập' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await clerk.getByRole('button', { name: 'Nhập báo cáo' }).click();
    await clerk.getByLabel('Mã tài liệu').fill('het-phien');
    await clerk.getByLabel('Nguyên văn báo cáo').fill('Có 786 công đoàn cơ sở.');
    await endSession();
    await clerk.getByRole('button', { name: 'Đọc các con số' }).click();
    await signInAgain();
    await clerk.getByRole('button', { name: 'Đọc các con số' }).click();
    const row = clerk.locator('li.row').first();
    await row.getByRole('button', { name: 'Sửa' }).click();
    await endSession();
    await row.getByLabel('Số lượng').fill('1.000');
    await row.getByLabel('Số lượng').press('Tab');
    await signInAgain();
    await clerk.getByText(/Đã lưu/).waitFor();
    await row.getByText('Khác với nguyên văn: 786').waitFor();
    await clerk.reload();
    await clerk.locator('li.row').first().getByText('1.000').first().waitFor();
    // The browser notes both refusals, and nothing else.
    const refused =
      'console: Failed to load resource: the server responded with a status of 401 (Unauthorized)';
    expect(pages.takeProblems()).toEqual([refused, refused]);
  }, 240_000);

  it('does so on a telephone, in light and dark', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token, 375);
    await paste(clerk, 'dien-thoai');
    expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await graveFindings(clerk)).toEqual([]);
    await screenshot(clerk, 'desk-numbers-375');
    await clerk.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFindings(clerk)).toEqual([]);
    await screenshot(clerk, 'desk-numbers-375-dark');
    await clerk.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    expect(await graveFindings(clerk)).toEqual([]);
  }, 240_000);

  it('has room on a telephone for a document with a long title, says where it is, and leads there by keyboard', async () => {
    const clerk = await signIn('Văn phòng', clerkToken.token, 375);
    await clerk.getByText('Liên đoàn Lao động tỉnh Lai Châu · Văn phòng').waitFor();
    const title = 'Báo cáo tổng kết phong trào thi đua và hoạt động công đoàn '.repeat(4);
    await clerk.route('**/desk/documents', (route) =>
      route.fulfill({ json: [{ id: 'dai', title, status: 'FINAL' }] }),
    );
    await clerk.getByRole('button', { name: 'Nhập báo cáo' }).click();
    await clerk.getByRole('option', { name: title }).waitFor({ state: 'attached' });
    expect(await clerk.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await clerk.evaluate('document.activeElement.textContent')).toBe('Nhập báo cáo');
    expect(await clerk.title()).toBe('Nhập báo cáo – Bàn làm việc');
    await clerk.getByRole('button', { name: 'Đơn vị' }).click();
    await clerk.getByRole('heading', { name: 'Đơn vị' }).waitFor();
    expect(await clerk.evaluate('document.activeElement.textContent')).toBe('Đơn vị');
    expect(await clerk.getByRole('button', { name: 'Đơn vị' }).getAttribute('aria-current')).toBe('page');
  }, 240_000);
});
