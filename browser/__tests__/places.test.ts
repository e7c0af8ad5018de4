import type { BrowserContextOptions, Page } from 'playwright-core';
import { graveFindings } from '../axe';
import { createTestPages } from '../pages';
import { sharedStack } from '../sharedStack';

const { origin } = sharedStack();
const pages = createTestPages();

function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  return pages.open(`${origin}${path}`, options);
}

describe('a reader', () => {
  it('gets from a name to the province, its numbers, their trail and the document they stand in', async () => {
    const page = await open('/xem/cum-5/2024/cac-tinh');
    await page
      .locator('tr[data-province="cao-bang"]')
      .getByRole('link', { name: 'Cao Bằng', exact: true })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Cao Bằng' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/tinh/cao-bang');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const members = page.getByRole('row', { name: /^Đoàn viên / }).first();
    expect(await members.locator('.number').first().innerText()).toBe('35.824');
    await page.getByRole('link', { name: /xuất sắc dẫn đầu phong trào thi đua/ }).click();
    await page.locator('.written mark').first().waitFor();
    expect(await page.locator('.written mark').allInnerTexts()).toContain('Cờ thi đua');
    await page.goBack();
    await members.locator('.number a').first().click();
    await page.locator('.trail .fact').first().waitFor();
    expect(new URL(page.url()).search).toContain('cua=cao-bang');
  });

  it('searches without marks, and finds provinces before documents', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').fill('bac kan');
    await page.keyboard.press('Enter');
    await page.locator('.found').first().waitFor();
    expect(await page.locator('.found h2').first().innerText()).toBe('Tỉnh (1)');
    await page.locator('.found').first().getByRole('link', { name: 'Bắc Kạn' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bắc Kạn' }).waitFor();
    expect(await page.locator('.facts-of').innerText()).toMatch(/Sáp nhập vào\s*Thái Nguyên, 01\/07\/2025/);
  });

  it('sees the years of a cluster, and gets from one to its figures', async () => {
    const page = await open('/cum/cum-5');
    await page.locator('.season').first().waitFor();
    expect(await page.locator('.season h2').allInnerTexts()).toEqual(['2025', '2024']);
    await page.getByRole('link', { name: '2024', exact: true }).click();
    await page.locator('.coverage').waitFor();
    expect(new URL(page.url()).pathname).toBe('/xem/cum-5/2024');
  });
});

describe('the guide', () => {
  it('has three doors, and leads from one to a page with its pictures', async () => {
    const page = await open('/huong-dan');
    expect(await page.locator('.door h2').allInnerTexts()).toEqual([
      'Xem số liệu / See the figures',
      'Lấy ra Excel / Take them to Excel',
      'Nhập báo cáo / Import a report',
    ]);
    expect(await graveFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Hướng dẫn cho người phân tích' }).click();
    await page.locator('main img').first().waitFor();
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll<HTMLImageElement>('main img')).every(
        ({ naturalWidth }) => naturalWidth > 100,
      ),
    );
    await page.getByRole('link', { name: 'Bảng số liệu' }).click();
    await page.getByRole('heading', { name: /Sổ số liệu \/ The workbook/ }).waitFor();
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFindings(page)).toEqual([]);
  });
});

describe('a wrong address', () => {
  it.each([
    ['/khong/co', 404, 'Địa chỉ “/khong/co” không dẫn tới trang nào.'],
    ['/tinh/cao-bangg', 200, 'Không có tỉnh nào mã “cao-bangg”.'],
    ['/cum/cum-99', 200, 'Không có cụm nào mã “cum-99”.'],
    ['/tai-lieu/khong-co', 200, 'Không có tài liệu nào mã “khong-co”.'],
  ])('%s is a page that helps', async (path, status, words) => {
    const page = await pages.open('about:blank');
    const response = await page.goto(`${origin}${path}`);
    expect(response?.status()).toBe(status);
    await page.getByText(words).waitFor();
    expect(await page.getByRole('link', { name: 'Tất cả các tỉnh' }).count()).toBe(1);
    await page.locator('main').getByRole('searchbox').fill('cao bằng');
    await page.locator('main').getByRole('button', { name: 'Tìm' }).click();
    await page.locator('.found').first().waitFor();
    // Chromium notes the status of the page itself.
    expect(pages.takeProblems()).toHaveLength(status === 404 ? 1 : 0);
  });

  it('of a view that names a province leads to its page', async () => {
    const page = await open('/xem/cao-bang/2024');
    await page.locator('.failure').getByRole('link', { name: 'Cao Bằng' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cao Bằng' }).waitFor();
  });
});

describe('every page', () => {
  it('says that it is simulated where it is, above everything', async () => {
    for (const path of [
      '/',
      '/tinh/cao-bang',
      '/cum/cum-5',
      '/chi-tieu/members',
      '/bang',
      '/nhung/xem/cum-5/2024',
    ]) {
      const page = await open(path);
      await page.locator('.simulated-band').first().waitFor();
      expect(await page.locator('.simulated-band').first().innerText()).toMatch(/^SỐ LIỆU GIẢ LẬP/);
    }
  });

  it('of a province gives each section as a file, a picture, a link, a frame and its query', async () => {
    const page = await open('/tinh/cao-bang');
    const menu = page.locator('.fold .downloads').nth(1);
    await menu.locator('summary').click();
    const hrefs = await menu
      .getByRole('link')
      .evaluateAll((links: any[]) => links.map((link) => link.getAttribute('href')));
    const [xlsx, csv] = hrefs;
    expect(xlsx).toMatch(/^\/tables\.xlsx\?measures=awards&provinces=cao-bang&years=/);
    expect((await page.request.get(`${origin}${csv}`)).status()).toBe(200);
    expect(await menu.getByRole('button').allInnerTexts()).toEqual([
      ...['PNG', 'SVG', 'Sao chép liên kết', 'Sao chép mã nhúng'],
    ]);
    expect(hrefs.at(-1)).toMatch(/^\/playground#operation=ProvincePage/);
  });
});
