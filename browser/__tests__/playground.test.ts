import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { readByLibreOffice } from '../office';
import { createTestPages } from '../pages';
import { download, openPlayground, runQuery, showExample, textOf, write } from '../playground';
import { sharedStack } from '../sharedStack';

const { origin, analystKey } = sharedStack();
const pages = createTestPages({ viewport: { width: 1400, height: 850 } });
const folder = mkdtempSync(join(tmpdir(), 'playground-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function open(path = '/playground'): Promise<Page> {
  const page = await pages.open(`${origin}${path}`);
  await openPlayground(page);
  return page;
}

const coverageOf = (page: Page) => page.locator('.answer .coverage').innerText();

describe('the playground', () => {
  it('lets an example be chosen, run, edited, run again and taken along as CSV', async () => {
    const page = await open();
    await showExample(page, 'Khen thưởng theo hình thức');
    expect(JSON.parse(await textOf(page, 'variables.json'))).toEqual({
      scope: { clusters: ['cum-5'] },
      year: 2024,
    });
    await runQuery(page);
    const first = await download(page, /Tải CSV/);
    expect(first.name).toBe('totals.figures.awards.byKind.csv');
    const [header, ...rows] = first.text.trimEnd().split('\r\n');
    expect(header).toBe(
      '\uFEFFtotals.year;kind;awardedBy;recipient;count.value;count.atLeast;count.atMost;count.estimated;count.reportedBy',
    );
    // At least 14, from three: the others did not report awards, they are mentioned at most.
    expect(rows).toContain('2024;EMULATION_FLAG;CONFEDERATION;COLLECTIVE;14;14;;false;3');
    expect(rows.at(-2)).toBe('CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh;;;;;;;;');
    expect(rows.at(-1)).toMatch(/^"?Độ đầy đủ: Hỏi 6 tỉnh/);
    await write(page, 'variables.json', '{ "scope": { "provinces": ["lai-chau"] }, "year": 2024 }');
    await page.getByText('đã đổi sau câu trả lời này').waitFor();
    await runQuery(page);
    const second = await download(page, /Tải CSV/);
    expect(second.text).not.toBe(first.text);
    expect(second.text.split('\r\n')[0]).toBe(header);
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, 'playground-awards');
  });

  it('answers every example of the shelf on a fresh start, with figures and without an error', async () => {
    const page = await open();
    const titles = await page.locator('.example h3').allInnerTexts();
    expect(titles.length).toBeGreaterThanOrEqual(20);
    for (const title of titles) {
      await showExample(page, title);
      await runQuery(page);
      const answer = JSON.parse(await textOf(page, 'response.json')) as { data?: object; errors?: unknown };
      expect({ title, errors: answer.errors }).toEqual({ title, errors: undefined });
      const found = Object.values(answer.data ?? {}).filter((value) => value !== null);
      expect({ title, empty: found.length === 0 }).toEqual({ title, empty: false });
      expect({ title, rows: await page.locator('.answer-table tbody tr').count() }).not.toEqual({
        title,
        rows: 0,
      });
    }
  });

  it('lays a table out as it was asked for, and gives it to Excel with what its columns are', async () => {
    const page = await open('/playground#operation=Table');
    await runQuery(page);
    const heads = await page.locator('.answer-table thead th').allInnerTexts();
    expect(heads.slice(0, 3)).toEqual(['Khóa', 'Tên', 'Tổng Liên đoàn Lao động Việt Nam (lượt)']);
    const file = await download(page, /Tải Excel/);
    expect(file.name).toBe('table.xlsx');
    // Its sheets are read from files of its name, in which a dash would end it.
    const workbook = join(folder, file.name);
    copyFileSync(file.path, workbook);
    const sheets = readByLibreOffice(workbook);
    expect(Object.keys(sheets)).toEqual(expect.arrayContaining(['Số liệu', 'Các cột', 'Ghi chú']));
    const flags = sheets['Số liệu']?.find(([kind]) => kind === 'EMULATION_FLAG');
    expect(flags?.slice(0, 5)).toEqual(['EMULATION_FLAG', 'Cờ thi đua', 'Emulation Flag', '14', '14']);
    expect(sheets['Các cột']?.map(([, name]) => name)).toContain('CONFEDERATION.quantity.atLeast');
    expect(sheets['Ghi chú']?.[0]).toEqual(['CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh']);
  });

  it('keeps for each tab its own answer, notes and view', async () => {
    const page = await open('/playground#operation=YearCoverage');
    await runQuery(page);
    const first = await coverageOf(page);
    await page.getByRole('button', { name: 'Thêm truy vấn' }).click();
    await page.getByText('Bấm Chạy để xem câu trả lời').waitFor();
    expect(await page.locator('.answer-table').count()).toBe(0);
    await showExample(page, 'Xếp hạng các tỉnh');
    await runQuery(page);
    await page.getByRole('button', { name: 'Biểu đồ', exact: true }).click();
    await page.locator('.chart-view .interval').first().waitFor();
    expect(await coverageOf(page)).not.toBe(first);
    await page.locator('.tabs').getByRole('button', { name: 'Năm này đã đủ chưa?', exact: true }).click();
    await page.locator('.answer-table').waitFor();
    expect(await coverageOf(page)).toBe(first);
    await page.locator('.tabs').getByRole('button', { name: 'Xếp hạng các tỉnh', exact: true }).click();
    await page.locator('.chart-view .interval').first().waitFor();
  });

  it('says beside the answer which provinces are missing and why', async () => {
    const page = await open('/playground#operation=YearCoverage');
    await runQuery(page);
    const notes = await page.locator('.notes').innerText();
    expect(notes).toContain('Độ đầy đủ: Hỏi 2 tỉnh, 2 tỉnh trả lời, thiếu 2 tỉnh.');
    expect(notes).toContain(
      'Thiếu (không tồn tại cuối năm): Bắc Ninh (từ 2025) 2024, Thái Nguyên (từ 2025) 2024',
    );
    await screenshot(page, 'playground-coverage');
  });

  it('says what an answer cost if the gateway tells it, and why a query failed', async () => {
    const page = await open('/playground#operation=YearCoverage');
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { extensions?: object };
      const cost = { total: 1234, limit: 20000, parts: [{ path: 'totals', cost: 1200 }] };
      await route.fulfill({ response, json: { ...answer, extensions: { ...answer.extensions, cost } } });
    });
    await runQuery(page);
    await page.getByText('Chi phí: 1.234 điểm trong giới hạn 20.000; nhiều nhất là totals (1.200)').waitFor();
    await page.unroute('**/graphql');
    await write(page, 'operation.graphql', 'query Wrong { cluster(id: "khong-co") { nme } }');
    await page.getByRole('button', { name: 'Chạy', exact: true }).click();
    await page.locator('.failed', { hasText: 'Cannot query field "nme"' }).waitFor();
    // The browser itself writes a line for an answer of 400, which this one is meant to be.
    pages.takeProblems();
  });

  it('speaks English after one click, and after the next visit', async () => {
    const page = await open();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Examples' }).waitFor();
    await runQuery(page);
    expect(await coverageOf(page)).toContain('Coverage: Asked 6 provinces, 6 answered');
    for (const name of [
      'Run',
      'Tidy up',
      'Save',
      'Table',
      'Chart',
      'Download CSV',
      'Saved',
      'Docs',
      'Fields',
    ]) {
      expect(await page.getByRole('button', { name, exact: name !== 'Run' }).count()).toBeGreaterThan(0);
    }
    await page.reload();
    await openPlayground(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { name: 'Examples' }).count()).toBe(1);
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, 'playground-english');
  });

  it('opens the example that its address names, and follows the address', async () => {
    const page = await open('/playground?example=FigureTrail');
    expect(await textOf(page, 'operation.graphql')).toContain('query FigureTrail(');
    await page.evaluate(() => location.assign('#operation=TimeSeries'));
    await page.locator('.example.current', { hasText: 'Qua các năm' }).waitFor();
    expect(await textOf(page, 'operation.graphql')).toContain('query TimeSeries(');
  });

  it('asks as who has signed in, and leads there and back to the query', async () => {
    const page = await open('/playground#operation=ProvinceProfile');
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Khóa truy cập').fill(analystKey);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL('**/playground#operation=ProvinceProfile');
    await openPlayground(page);
    await page.getByRole('link', { name: 'Đang đăng nhập: analyst' }).waitFor();
    await runQuery(page);
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
      analystKey,
    );
  });

  it('finds Vietnamese words in the schema’s descriptions, and leads from type to type', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Tài liệu', exact: true }).click();
    await page.getByText('Tổng cộng', { exact: false }).first().waitFor();
    await page.getByLabel('Tìm theo tên hoặc mô tả').fill('doan vien ket nap');
    await page.locator('.found').getByRole('button', { name: 'newMembers' }).first().click();
    await page.getByRole('heading', { name: 'Membership', exact: true }).waitFor();
  });

  it('holds query and variables when it is opened again', async () => {
    const page = await open();
    const before = await textOf(page, 'variables.json');
    expect(JSON.parse(before)).toMatchObject({ cluster: 'cum-5' });
    await page.reload();
    await openPlayground(page);
    expect(await textOf(page, 'variables.json')).toBe(before);
  });

  it('lets fields be ticked by keyboard alone, in Vietnamese, and asks for what the query then needs', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Thêm truy vấn' }).click();
    await page.getByRole('button', { name: 'Chọn trường', exact: true }).focus();
    await page.keyboard.press('Enter');
    const cluster = page.getByRole('checkbox', { name: /cluster$/ }).first();
    await cluster.waitFor();
    await cluster.focus();
    await page.keyboard.press('Space');
    const season = page.getByRole('checkbox', { name: /season$/ }).first();
    await season.waitFor();
    await season.focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: /theme$/ }).waitFor();
    await page.getByRole('checkbox', { name: /theme$/ }).focus();
    await page.keyboard.press('Space');
    expect(await textOf(page, 'operation.graphql')).toBe(
      'query ($id: ID!, $year: Int!) {\n  cluster(id: $id) {\n    id\n    name\n    season(year: $year) {\n      id\n      year\n      theme\n    }\n  }\n}\n',
    );
    // The boxes keep their place in the page: the next one is a key away.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    await page.locator('.variable-form').getByText('Năm').first().waitFor();
    expect(await graveFindings(page)).toEqual([]);
  });
});
