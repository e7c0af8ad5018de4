import type { BrowserContextOptions, Page } from 'playwright-core';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { readPdf } from '../pdf';
import { sharedStack } from '../sharedStack';

const { origin } = sharedStack();
const pages = createTestPages();
let graphqlRequests: number;

/** Opens a view and waits for its figures. */
async function open(path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await pages.open('about:blank', options);
  graphqlRequests = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') graphqlRequests += 1;
  });
  await page.goto(`${origin}${path}`);
  await page.locator('.coverage').waitFor();
  return page;
}

describe('the first view', () => {
  it('has its data in one request and shows the figures of cluster 5 as printed', async () => {
    const page = await open('/xem/cum-5/2024');
    const published = page.locator('.card .published .number');
    expect(await published.allInnerTexts()).toEqual([
      '339.739',
      '25.493',
      '6.428',
      '132',
      'ít nhất 1.188',
      'khoảng 79 tỷ đồngít nhất 9 tỷ đồng',
    ]);
    expect(graphqlRequests).toBe(1);
    expect(await page.title()).toBe('Tổng quan – Cụm thi đua số 5, 2024');
    await screenshot(page, 'dashboard', true);
  });

  it('shows parts of them with their bounds in words', async () => {
    const page = await open('/xem/cum-5/2024/cham-lo');
    const spent = page.locator('.breakdown').first().locator('tbody tr');
    expect(await spent.locator('.published').allInnerTexts()).toEqual([
      '“gần 10 tỷ đồng”',
      '“gần 60 tỷ đồng”',
      '“trên 9 tỷ đồng”',
    ]);
    await screenshot(page, 'dashboard-welfare', true);
  });

  it('says first how complete they are, and that simulated data stands behind them', async () => {
    const page = await open('/xem/cum-5/2024');
    expect(await page.locator('.coverage h2').innerText()).toBe(
      '0 trong 6 tỉnh có báo cáo năm 2024; 6 tỉnh giả lập',
    );
    expect(await page.locator('.simulated-band').innerText()).toBe(
      'SỐ LIỆU GIẢ LẬP: số của 6 trong 6 tỉnh do máy tạo để chạy thử, không phải báo cáo của tỉnh',
    );
  });
});

describe('the first page', () => {
  it('says how far the country has come, who is missing, three totals and the clusters, by one request', async () => {
    const page = await open('/');
    expect(await page.locator('.coverage h2').innerText()).toMatch(/^\d+ trong 63 tỉnh có báo cáo năm 2024/);
    expect(await page.locator('.gaps .missing').first().innerText()).toMatch(/^\s*Chưa tham gia \(\d+\)/);
    expect(await page.locator('.headline .card h3').allInnerTexts()).toEqual([
      'Đoàn viên',
      'Khen thưởng',
      'Kinh phí chăm lo đoàn viên',
    ]);
    expect(graphqlRequests).toBe(1);
    await page.getByRole('link', { name: 'Cụm thi đua số 5', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Cụm thi đua số 5, 2024' }).waitFor();
  });

  it('tells a reader with a telephone who has not reported within one screen', async () => {
    const page = await open('/', { viewport: { width: 375, height: 800 } });
    const missing = page.locator('.gaps .missing');
    const names = await missing.getByRole('link').allInnerTexts();
    expect(names).toEqual(expect.arrayContaining(['Hà Nội', 'Nghệ An']));
    // Without a scroll: the word, how many, and the first of their names.
    const box = await missing.getByRole('link').first().boundingBox();
    expect((box?.y ?? 800) + (box?.height ?? 0)).toBeLessThan(800);
  });
});

describe('a measure', () => {
  it('has a page: what it is, the ranking, the map, the years, and provinces compared', async () => {
    const page = await open('/chi-tieu/members');
    expect(await page.locator('.facts-of').innerText()).toMatch(/Đơn vị tính\s+người/);
    // A province that was too slow at first is asked again.
    await page.locator('table.ranked tr[data-province="thai-nguyen"]').waitFor();
    expect(await page.locator('table.ranked tbody tr').first().innerText()).toMatch(/^1\s+Thái Nguyên/);
    await page.locator('.comparison .plot').waitFor();
    expect(await page.locator('.comparison tbody tr').count()).toBe(6);
    const leaveOut = page.getByRole('link', { name: 'Thái Nguyên – bỏ ra' });
    await leaveOut.click();
    await page.locator('.comparison tbody tr').nth(4).waitFor();
    expect(new URL(page.url()).searchParams.get('so-sanh')).not.toContain('thai-nguyen');
    await screenshot(page, 'measure', true);
    await page.setViewportSize({ width: 375, height: 800 });
    // A row is a row on a telephone too: its numbers stand beside each other, not in each other.
    const cells = page.locator('.comparison tbody tr').first().locator('td');
    const [left, right] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 0) + 1);
  });
});

describe('a measure on a telephone', () => {
  it.each(['members', 'spent'])('begins with the sum of all provinces: %s', async (measure) => {
    const page = await open(`/chi-tieu/${measure}?nam=2024`, { viewport: { width: 375, height: 800 } });
    const sum = page.locator('.measure-sum');
    expect(await sum.innerText()).toMatch(/\d[^]*Cộng từ \d+ trong 63 tỉnh/);
    const box = await sum.boundingBox();
    expect((box?.y ?? 800) + (box?.height ?? 0)).toBeLessThan(400);
  });
});

describe('the parts of a section by province', () => {
  it.each([
    ['khen-thuong', 'Khen thưởng theo tỉnh và hình thức, 2024', 'Bằng khen'],
    ['cham-lo', 'Kinh phí chăm lo theo tỉnh và chương trình, 2024', 'Cao Bằng'],
  ])('are asked for when %s is unfolded', async (section, title, word) => {
    const page = await open(`/xem/cum-5/2024/${section}`);
    await page.getByText(title, { exact: true }).first().click();
    await page.locator('.by-province table').waitFor();
    expect(await page.locator('.by-province table').innerText()).toContain(word);
    expect(await page.locator('.by-province tbody tr').count()).toBe(6);
    expect(await graveFindings(page)).toEqual([]);
  });
});

describe('a frame', () => {
  it('is as high as its page if the page around it listens, also if that begins to listen late', async () => {
    const page = await open('/nhung/chi-tieu/members?nam=2024');
    expect(await page.locator('.page-header').count()).toBe(0);
    await page.goto(`${origin}/nhung.js`);
    await page.setContent(
      `<iframe class="congdoan" src="${origin}/nhung/xem/cum-5/2024/cac-tinh" width="640" height="100"></iframe>`,
    );
    await page.frameLocator('iframe').locator('.tiles').waitFor();
    await page.addScriptTag({ url: `${origin}/nhung.js` });
    await page.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 400);
    // Chromium asks for an icon of what is no page of ours.
    pages.takeProblems();
  });
});

describe('a trail', () => {
  it('is followed from a published number to its document, with an address for each step', async () => {
    const page = await open('/xem/cum-5/2024');
    await page
      .getByRole('link', { name: 'Đoàn viên, cụm công bố: 339.739. Xem nguồn', exact: true })
      .first()
      .click();
    const trail = page.locator('.trail');
    await trail.locator('.fact').first().waitFor();
    expect(new URL(page.url()).search).toBe('?nguon=members&cua=cong-bo');
    expect(await trail.locator('.fact').count()).toBe(1);
    expect(await trail.locator('mark').innerText()).toBe('339.739');
    expect(await trail.locator('blockquote').innerText()).toContain(
      'tổng số đoàn viên là 339.739 đã tích cực thi đua',
    );
    expect(await trail.locator('cite').innerText()).toMatch(/^Công đoàn Cao Bằng xuất sắc dẫn đầu/);
    await trail.getByText('Đọc toàn văn (bản lưu)').click();
    await trail.locator('.copy mark').waitFor();
    expect(await trail.locator('.whole').innerText()).toContain('Tổ chức được 09 Hội nghị đối thoại');
    await screenshot(page, 'dashboard-trail-published');
  });

  it('is followed from a sum over a province to the words of its document', async () => {
    const page = await open('/xem/cum-5/2024/khen-thuong?nguon=awards');
    const trail = page.locator('.trail');
    await trail.getByRole('link', { name: 'Cao Bằng' }).click();
    await trail.locator('.fact').first().waitFor();
    expect(new URL(page.url()).search).toBe('?nguon=awards&cua=cao-bang');
    const first = trail.locator('.fact').first();
    expect(await first.locator('mark').innerText()).toBe('Bằng khen');
    expect(await first.locator('blockquote').innerText()).toMatch(
      /cho LĐLĐ tỉnh Cao Bằng và LĐLĐ tỉnh Lạng Sơn\.$/,
    );
    expect(await trail.getByRole('link', { name: 'Cao Bằng', exact: true }).getAttribute('href')).toBe(
      '/tinh/cao-bang',
    );
    await screenshot(page, 'dashboard-trail-province');
    await page.goBack();
    await trail.locator('.parts').waitFor();
    await page.keyboard.press('Escape');
    await trail.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('the language', () => {
  it('is English after one click, also on the next page, and Vietnamese again after another', async () => {
    const page = await open('/xem/cum-5/2024');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('0 of 6 provinces reported for 2024; 6 simulated').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).search).toBe('?lang=en');
    await page.getByRole('link', { name: 'Cao Bằng', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Cao Bằng' }).waitFor();
    // An address that is sent on says the same to who gets it.
    expect(new URL(page.url()).search).toBe('?lang=en');
    await page.goBack();
    await page.locator('.card .published .number').first().waitFor();
    expect(await page.locator('.card .published .number').first().innerText()).toBe('339,739');
    await page.goto(`${origin}/xem/cum-5/2024/xep-hang`);
    await page.getByText('Ranked by members, 2024').waitFor();
    await page.getByRole('link', { name: 'Tiếng Việt' }).click();
    await page.getByText('Xếp hạng theo đoàn viên, 2024').waitFor();
  });
});

describe('an address', () => {
  it('leads to its view, and the choices made there lead to others', async () => {
    const page = await open('/xem/cum-5/2024/xep-hang?so-lieu=unions');
    expect(await page.locator('.section h2').innerText()).toBe('Xếp hạng theo công đoàn cơ sở, 2024');
    await page.getByRole('combobox', { name: 'Phạm vi' }).selectOption('tat-ca');
    await page.getByText('trong 63 tỉnh có báo cáo năm 2024').waitFor();
    expect(new URL(page.url()).pathname).toBe('/xem/tat-ca/2024/xep-hang');
    await page.getByRole('combobox', { name: 'Năm' }).selectOption('2023');
    await page.getByText('trong 63 tỉnh có báo cáo năm 2023').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
      '/xem/tat-ca/2023/xep-hang?so-lieu=unions',
    );
  });

  it('of a frame shows the view without the page around it', async () => {
    const page = await open('/nhung/xem/cum-5/2024/cac-tinh');
    expect(await page.locator('.page-header').count()).toBe(0);
    expect(await page.locator('table.bars tbody tr').count()).toBe(6);
    expect(await page.getByRole('link', { name: 'Xem trang đầy đủ' }).getAttribute('href')).toBe(
      '/xem/cum-5/2024/cac-tinh',
    );
  });
});

describe('every view', () => {
  it.each(['khen-thuong', 'doi-chieu'])('%s shows its own tab on a telephone', async (section) => {
    const page = await open(`/xem/cum-5/2024/${section}`, { viewport: { width: 375, height: 800 } });
    const tab = await page.locator('.sections [aria-current]').boundingBox();
    expect(tab?.x).toBeGreaterThanOrEqual(0);
    // The last 2.5rem fade out; a list scrolls by whole pixels, and text is as wide as it is.
    expect(Math.floor((tab?.x ?? 0) + (tab?.width ?? 375))).toBeLessThanOrEqual(375 - 16 - 40);
  });

  it('is reached by keyboard alone', async () => {
    const page = await open('/xem/cum-5/2024');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Tới nội dung');
    await page.getByRole('link', { name: 'Đối chiếu', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.section.reconciliation').waitFor();
    expect(new URL(page.url()).pathname).toBe('/xem/cum-5/2024/doi-chieu');
  });

  it('prints its numbers on A4', async () => {
    const page = await open('/xem/cum-5/2024');
    const text = readPdf(await page.pdf({ preferCSSPageSize: true }));
    for (const number of ['339.739', '25.493', '6.428', 'gần 60 tỷ đồng', '0 trong 6 tỉnh có báo cáo']) {
      expect(text).toContain(number);
    }
  });
});

describe('a page that gets no answer', () => {
  it('says so, says when it asks again, and shows the figures once they are there', async () => {
    const page = await pages.open('about:blank');
    const error = { message: 'The register gave no answer', extensions: { code: 'REGISTER_UNAVAILABLE' } };
    await page.route('**/graphql?*', (route) => route.fulfill({ json: { errors: [error] } }), { times: 3 });
    await page.goto(`${origin}/`);
    const failure = page.locator('.failure');
    expect(await failure.innerText()).toMatch(
      /^Không lấy được số liệu\.\s+REGISTER_UNAVAILABLE: .*\s+Trang tự hỏi lại những nơi chưa trả lời sau \d+ giây\.$/,
    );
    await screenshot(page, 'dashboard-no-answer');
    expect(await graveFindings(page)).toEqual([]);
    await page.locator('.coverage').waitFor();
    expect(await failure.count()).toBe(0);
  });
});
