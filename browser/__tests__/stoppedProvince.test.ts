import type { Page } from 'playwright-core';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { openPlayground, runQuery } from '../playground';
import { noticedAtOnce, provinceApart, startMillis, startStack, type Stack } from '../stack';

const pages = createTestPages({ viewport: { width: 1400, height: 850 } });
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ cacheControl: noticedAtOnce });
}, startMillis);
afterEach(() => stack?.startProvince());
afterAll(() => stack?.stop());

/** Opens a view of the dashboard and waits for its figures. */
async function openView(path: string): Promise<Page> {
  const page = await pages.open(`${stack.origin}${path}`);
  await page.locator('.coverage').waitFor();
  return page;
}

describe('a province that is stopped', () => {
  it('turns grey with its reason, keeps its last figures, and is asked again until it is back', async () => {
    const before = await openView('/xem/cum-5/2024/cac-tinh');
    const members = await before.locator(`tr[data-province="${provinceApart}"] .amount`).innerText();
    expect(members).toMatch(/^\d+\.\d{3}$/);
    await stack.stopProvince();
    const page = await openView('/xem/cum-5/2024/cac-tinh');
    const row = page.locator(`tr[data-province="${provinceApart}"]`);
    expect(await row.getAttribute('class')).toBe('stale');
    expect(await row.locator('.remark').innerText()).toMatch(/^số cũ từ .*: không kết nối được/);
    expect(await row.locator('.amount').innerText()).toBe(members);
    expect(await row.locator('.interval').getAttribute('class')).toBe('interval stale');
    expect(await page.locator('.tile.stale .name').first().innerText()).toBe('Lạng Sơn');
    expect(await page.locator('.gaps > .stale').innerText()).toMatch(
      /Không kết nối được, dùng số cũ từ .* \(1\)\s*Lạng Sơn/,
    );
    expect(await page.locator('.coverage h2').innerText()).toBe(
      '0 trong 6 tỉnh có báo cáo năm 2024; 6 tỉnh giả lập',
    );
    const note = page.locator('.retry');
    expect(await note.innerText()).toMatch(/^Trang tự hỏi lại những nơi chưa trả lời sau \d+ giây\.$/);
    await screenshot(page, 'dashboard-stale', true);
    await stack.startProvince();
    await note.waitFor({ state: 'detached' });
    expect(await row.getAttribute('class')).toBe('reported');
  });

  it.each([
    ['/', 'Đoàn viên: 339.739'],
    ['/cum/cum-5', '339.739'],
    ['/chi-tieu/members', '1.140.743'],
    [`/tinh/${provinceApart}`, '42.358'],
    [`/tai-lieu/document:${provinceApart}:sample-2024`, '42.358'],
    [`/bang?measures=members&provinces=${provinceApart}&years=2024&rows=PROVINCE&columns=MEASURE`, '42.358'],
    ['/tim?q=lang-son gia lap 2024', 'Lạng Sơn: giả lập 2024'],
  ])('leaves a gap on %s that closes by itself', async (path, figure) => {
    await stack.stopProvince();
    // One that has heard nothing of the province yet.
    const page = await pages.open(`${await stack.startGateway({})}${path}`);
    const note = page.locator('.retry');
    await note.first().waitFor();
    const before = await page.locator('main').innerText();
    expect(before).not.toMatch(/Không có tài liệu nào|Không tỉnh nào/);
    expect(before).not.toContain(figure);
    await stack.startProvince();
    await note.first().waitFor({ state: 'detached' });
    expect(await page.locator('main').innerText()).toContain(figure);
  });

  it('is named beside an answer of the playground whose figures of it are old', async () => {
    const page = await pages.open(`${stack.origin}/playground#operation=ClusterOverview`);
    await openPlayground(page);
    const coverage = page.locator('.coverage');
    await runQuery(page);
    expect(await coverage.innerText()).toContain('không thiếu tỉnh nào');
    await page.getByText('SỐ LIỆU GIẢ LẬP: trong câu trả lời').waitFor();
    await stack.stopProvince();
    await runQuery(page);
    await coverage.getByText('1 tỉnh bằng số liệu cũ').waitFor();
    expect(await coverage.innerText()).toMatch(/Số liệu cũ \(không kết nối được\): Lạng Sơn \(số cũ từ .+\)/);
    await screenshot(page, 'playground-stale');
  });
});
