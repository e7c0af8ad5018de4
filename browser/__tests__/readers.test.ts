import type { BrowserContextOptions, Page } from 'playwright-core';
import { createTestPages } from '../pages';
import { readPdf } from '../pdf';
import { sharedStack } from '../sharedStack';

const { publicOrigin: origin } = sharedStack();
const pages = createTestPages();

function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  return pages.open(`${origin}${path}`, options);
}

const telephone = { viewport: { width: 375, height: 800 } };
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

describe('a reader with a telephone', () => {
  it.each(['tong-quan', 'cac-tinh', 'xep-hang', 'dien-bien', 'khen-thuong', 'cham-lo', 'doi-chieu'])(
    'sees which section is open: %s',
    async (section) => {
      const page = await open(`/xem/cum-5/2024/${section}`, telephone);
      await page.locator('.coverage').waitFor();
      await page.waitForFunction(isCurrentInSight);
    },
  );

  it('sees it also after the telephone is turned', async () => {
    const page = await open('/xem/cum-5/2024/doi-chieu');
    await page.locator('.coverage').waitFor();
    await page.setViewportSize(telephone.viewport);
    await page.waitForFunction(isCurrentInSight);
  });
});

/** Runs in the page. Whether the open section's name stands within the screen, before what fades out. */
function isCurrentInSight(): boolean {
  const { left, right } = document.querySelector('.sections [aria-current]')!.getBoundingClientRect();
  return left >= 0 && right <= window.innerWidth - 40;
}

describe('a reader who looks for something', () => {
  it('finds a province by a name that is mistyped and without marks, and comes back to what was found', async () => {
    const page = await open('/');
    await page.getByRole('searchbox').fill('thai nguen');
    await page.keyboard.press('Enter');
    await page.getByText('Không có kết quả cho “thai nguen”; 2 kết quả gần giống').waitFor();
    const links = page.locator('.found').getByRole('link', { name: 'Thái Nguyên', exact: true });
    expect(await links.count()).toBeGreaterThanOrEqual(2);
    await links.nth(1).click();
    await heading(page, 'Thái Nguyên').waitFor();
    await page.locator('.figures').first().waitFor();
    await page.goBack();
    await page.locator('.found').first().waitFor();
    expect(await page.locator('article').getByRole('searchbox').inputValue()).toBe('thai nguen');
  });

  it('without a word looks through everything, and takes it along', async () => {
    const page = await open('/tim');
    const provinces = page.locator('.found').first();
    expect(await provinces.getByRole('heading').innerText()).toMatch(/^Tỉnh \(\d+\)$/);
    await provinces.locator('.downloads summary').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      provinces.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('Tỉnh.csv');
  });

  it('is told of a province that takes no part, and where the way goes on', async () => {
    const page = await open('/tinh/ha-noi');
    await heading(page, 'Hà Nội').waitFor();
    await page.locator('.consequence', { hasText: /^Tỉnh này chưa tham gia/ }).waitFor();
    await page.getByRole('link', { name: 'Tỉnh nào đã tham gia' }).click();
    await page.locator('.cluster-cards').waitFor();
  });

  it('goes from a merged province to what it was made of, whose years are there', async () => {
    const page = await open('/tinh/thai-nguyen-2025');
    await page.locator('.facts-of').getByRole('link', { name: 'Bắc Kạn' }).click();
    await heading(page, 'Bắc Kạn').waitFor();
    await page.locator('.figures').first().waitFor();
    expect(await page.locator('.facts-of').innerText()).toMatch(/Sáp nhập vào\s+Thái Nguyên, 01\/07\/2025/);
  });

  it('chooses a year of which nothing is there, is told so, and comes back', async () => {
    const page = await open('/');
    await page.locator('.cluster-cards').waitFor();
    await page.getByRole('combobox', { name: 'Năm' }).selectOption('2026');
    await heading(page, 'Công đoàn các tỉnh, năm 2026').waitFor();
    expect(await page.locator('.coverage h2').innerText()).toMatch(/^0 trong 34 tỉnh có báo cáo năm 2026/);
    expect(await page.locator('.headline .main').allInnerTexts()).toEqual(Array(3).fill('chưa có số liệu'));
    await page.reload();
    await heading(page, 'Công đoàn các tỉnh, năm 2026').waitFor();
    await page.goBack();
    await heading(page, 'Công đoàn các tỉnh, năm 2024').waitFor();
  });
});

describe('a reader whose network is bad', () => {
  it('is told that a page could not be loaded, and loads it by a button', async () => {
    const page = await open('/');
    await page.locator('.cluster-cards').waitFor();
    let isDown = true;
    await page.route('**/assets/provincePage-*.js', (route) => (isDown ? route.abort() : route.continue()));
    await page.getByRole('link', { name: 'Hà Nội' }).first().click();
    await page.getByText('Không tải được trang này').waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Tải lại' }).click();
    await heading(page, 'Hà Nội').waitFor();
    // Chromium notes what was cut off.
    pages.takeProblems();
  });
});

describe('a reader with two tabs', () => {
  it('keeps in each what is open there, and the language in both', async () => {
    const first = await open('/xem/cum-5/2024');
    await first.locator('.coverage').waitFor();
    const second = await first.context().newPage();
    await second.goto(`${origin}/xem/tat-ca/2024?lang=en`);
    await second.locator('.coverage').waitFor();
    await first.reload();
    await heading(first, 'Cụm thi đua số 5, 2024').waitFor();
    expect(await first.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('paper', () => {
  it.each([
    ['/bang', '.preview', 'Đoàn viên kết nạp mới', 'Mỗi dòng là'],
    ['/tinh/cao-bang', '.figures', 'Chăm lo theo chương trình', 'Tải Excel'],
    ['/', '.cluster-cards', 'Số liệu chính', 'Tải Excel'],
  ])('has of %s what is read, and not what is clicked', async (path, ready, read, clicked) => {
    const page = await open(path);
    await page.locator(ready).first().waitFor();
    const text = readPdf(await page.pdf({ format: 'A4' }));
    expect(text).toContain(read);
    expect(text).toContain('GIẢ LẬP');
    expect(text).toContain(`In từ ${origin}${path}`);
    expect(text).not.toContain(clicked);
  });

  it('has also what a telephone has folded, and has had no time to draw', async () => {
    const page = await open('/dang-nhap', telephone);
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    await page.goto(`${origin}/xem/cum-5/2024`);
    await page.locator('.section.awards').waitFor();
    expect(await page.locator('.section.awards table').count()).toBe(0);
    expect(readPdf(await page.pdf({ format: 'A4' }))).toContain('Bằng khen');
  });
});
