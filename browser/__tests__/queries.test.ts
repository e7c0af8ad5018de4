import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { graveFindings } from '../axe';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import {
  answered,
  arrowTo,
  download,
  openPlayground,
  runQuery,
  showExample,
  tabTo,
  textOf,
  write,
} from '../playground';
import { sharedStack } from '../sharedStack';

const { origin } = sharedStack();
const pages = createTestPages({
  viewport: { width: 1366, height: 900 },
  permissions: ['clipboard-read', 'clipboard-write'],
});

/** In a browser that knows nothing of the others. */
async function open(href = '/playground', options?: BrowserContextOptions): Promise<Page> {
  const page = await pages.open(new URL(href, origin).href, options);
  await openPlayground(page);
  return page;
}

async function copy(page: Page, name: string): Promise<string> {
  await page.locator('.share summary').click();
  await page.getByRole('button', { name }).click();
  await page.locator('.share [role=status]', { hasText: 'Đã sao chép' }).waitFor();
  await page.keyboard.press('Escape');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** While the program runs, the gateway in this process has to answer it. */
async function written(program: string, given: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, given, { timeout: 60_000 });
  return stdout;
}

const texts = (page: Page, place: string) => page.locator(place).allInnerTexts();
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe('an analyst', () => {
  it('makes a table, charts it and shares it; it opens the same in a clean browser', async () => {
    const page = await open();
    await showExample(page, 'Một bảng theo dòng và cột');
    await page.getByLabel('Dòng rows').selectOption('PROVINCE');
    await page.getByLabel('Cột columns').selectOption('AWARD_KIND');
    await runQuery(page);
    await page.getByRole('button', { name: 'Biểu đồ', exact: true }).click();
    await page.getByLabel('Vẽ số').selectOption('EMULATION_FLAG');
    await page.locator('.table-chart .interval').first().waitFor();
    // Who reported nothing is a gap, not a bar of 0.
    expect(await page.locator('.table-chart .gap').count()).toBeGreaterThan(0);
    await screenshot(page, 'queries-chart');
    const link = await copy(page, 'Sao chép liên kết');
    expect(link.length).toBeLessThan(2_500);

    const other = await open(link);
    await other.locator('.table-chart .interval').first().waitFor();
    expect(await texts(other, '.table-chart tr')).toEqual(await texts(page, '.table-chart tr'));
    expect(await textOf(other, 'operation.graphql')).toBe(await textOf(page, 'operation.graphql'));
    expect(await other.getByLabel('Dòng rows').inputValue()).toBe('PROVINCE');
  });

  it('does the same by keyboard alone, from the example to the clean browser', async () => {
    const page = await open('/playground?example=Table');
    await tabTo(page, '#variable-years');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2022-2024');
    await tabTo(page, '#variable-rows');
    await arrowTo(page, 'PROVINCE');
    await tabTo(page, '#variable-columns');
    await arrowTo(page, 'YEAR');
    await answered(page, async () => {
      await tabTo(page, '.toolbar .primary', 'Shift+Tab');
      await page.keyboard.press('Enter');
    });
    await tabTo(page, '.answer-choice button:nth-child(2)');
    await page.keyboard.press('Enter');
    await page.locator('.chart-view').waitFor();
    await tabTo(page, '.chart-view .answer-choice button:nth-child(2)');
    await page.keyboard.press('Enter');
    await page.locator('.lines svg').waitFor();
    await screenshot(page, 'queries-lines');
    await tabTo(page, '.share summary', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.share [role=status]', { hasText: 'Đã sao chép' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const other = await open(link);
    await other.locator('.lines svg').waitFor();
    expect(await other.locator('.lines svg').getAttribute('aria-label')).toBe(
      await page.locator('.lines svg').getAttribute('aria-label'),
    );
    expect(await graveFindings(other)).toEqual([]);
  });

  it('is told when a link was cut, and when a query is too long for one', async () => {
    const page = await open('/playground#q=abc');
    await page.getByText('Liên kết này bị cắt').waitFor();
    const text = Array.from({ length: 9_000 }, (_, index) => ((index * 7919) % 65_521).toString(36)).join('');
    await write(page, 'operation.graphql', `# ${text}\n{ measures { id } }`);
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: 'Sao chép liên kết' }).click();
    await page.getByText('Truy vấn dài quá để gửi bằng liên kết').waitFor();
  });

  it('takes the query along as code that runs', async () => {
    const page = await open('/playground#operation=YearCoverage');
    const answerOf = (text: string) =>
      (JSON.parse(text) as { data: { totals: unknown[] } }).data.totals.length;
    const curl = await copy(page, 'Sao chép lệnh cURL');
    expect(answerOf(await written('sh', ['-c', curl]))).toBe(1);
    const code = await copy(page, 'Sao chép mã JavaScript');
    expect(answerOf(await written(process.execPath, ['--input-type=module', '-e', code]))).toBe(1);
    const python = await copy(page, 'Sao chép mã Python');
    expect(answerOf(await written('python3', ['-c', python]))).toBe(1);
  });

  it('fills variables in by keyboard alone, by names without marks, and the JSON follows', async () => {
    const page = await open('/playground#operation=ProvinceProfile');
    const field = page.getByRole('combobox', { name: /province/ });
    await field.focus();
    await page.keyboard.type('ha gia');
    await page.getByRole('option', { name: /^Hà Giang/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(JSON.parse(await textOf(page, 'variables.json'))).toMatchObject({ province: 'ha-giang' });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(JSON.parse(await textOf(page, 'variables.json'))).not.toHaveProperty('province');
    const others = JSON.parse(await textOf(page, 'variables.json')) as object;
    await write(page, 'variables.json', JSON.stringify({ ...others, province: 'lang-son' }));
    await page.getByText('Lạng Sơn (lang-son)').waitFor();
    await answered(page, async () => {
      await page.getByRole('button', { name: 'Chạy', exact: true }).focus();
      await page.keyboard.press('Enter');
    });
  });

  it('is told beside the field what is no value, and keeps what was typed', async () => {
    const page = await open('/playground#operation=Ranking');
    const year = page.getByLabel(/\byear\b/);
    await year.fill('hai nghìn');
    await page.getByText('Cần một số nguyên, như 2024.').waitFor();
    expect(await year.getAttribute('aria-invalid')).toBe('true');
    const before = JSON.parse(await textOf(page, 'variables.json')) as { year: number };
    await year.fill(String(before.year + 1));
    expect(JSON.parse(await textOf(page, 'variables.json'))).toMatchObject({ year: before.year + 1 });
  });

  it('keeps queries on this machine, and takes them to another as a file', async () => {
    const page = await open('/playground#operation=Ranking');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên').fill('Xếp hạng của tôi');
    await dialog.getByLabel('Nhóm').fill('Cụm 5');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Đã lưu', exact: true }).click();
    await page.getByText('Chỉ giữ trong trình duyệt này').first().waitFor();
    await page.getByRole('heading', { name: 'Cụm 5' }).waitFor();
    await page.getByRole('button', { name: 'Sửa: Xếp hạng của tôi' }).click();
    await page.locator('.collections').getByLabel('Tên').fill('Xếp hạng năm nay');
    await page.getByRole('button', { name: 'Xong' }).click();
    const file = await download(page, /Xuất ra tệp/);

    const other = await open('/playground');
    await other.getByRole('button', { name: 'Đã lưu', exact: true }).click();
    await other.locator('.collections input[type=file]').setInputFiles(file.path);
    await other.getByText('Đã nhập 1 truy vấn.').waitFor();
    await other.getByRole('button', { name: 'Xếp hạng năm nay', exact: true }).click();
    await runQuery(other);
    await other.getByRole('button', { name: 'Xóa: Xếp hạng năm nay' }).click();
    await other.getByText('Chưa có truy vấn nào.').waitFor();
  });
});

describe('the playground, however it is seen', () => {
  it('is without what axe finds serious in light, in the dark and in forced colours', async () => {
    const page = await open('/playground#operation=Ranking');
    await runQuery(page);
    for (const [name, media] of Object.entries({
      light: { colorScheme: 'light', forcedColors: 'none' },
      dark: { colorScheme: 'dark', forcedColors: 'none' },
      forced: { colorScheme: 'light', forcedColors: 'active' },
    } as const)) {
      await page.emulateMedia(media);
      for (const form of ['Bảng', 'Biểu đồ', 'JSON']) {
        await page.locator('.answer-choice').getByRole('button', { name: form, exact: true }).click();
        expect([name, form, await graveFindings(page)]).toEqual([name, form, []]);
        if (form !== 'JSON') await screenshot(page, `queries-${name}-${form === 'Bảng' ? 'table' : 'chart'}`);
      }
      for (const panel of ['Đã lưu', 'Tài liệu', 'Ví dụ']) {
        await page.locator('.panel-choice').getByRole('button', { name: panel, exact: true }).click();
        expect([name, panel, await graveFindings(page)]).toEqual([name, panel, []]);
      }
    }
  });

  it('fits a telephone: one part at a time, and nothing wider than the screen', async () => {
    const page = await open('/playground', { viewport: { width: 375, height: 800 } });
    const show = (name: string) => page.locator('.panes').getByRole('button', { name, exact: true }).click();
    await show('Chọn');
    expect(await widthOf(page)).toBe(375);
    await screenshot(page, 'queries-375-choose');
    await showExample(page, 'Xếp hạng các tỉnh');
    await page.getByRole('button', { name: 'Chạy', exact: true }).waitFor();
    expect(await widthOf(page)).toBe(375);
    await screenshot(page, 'queries-375-query');
    await runQuery(page);
    await page.locator('.answer-table').waitFor();
    expect(await widthOf(page)).toBe(375);
    await screenshot(page, 'queries-375-table', true);
    await page.getByRole('button', { name: 'Biểu đồ', exact: true }).click();
    await page.locator('.table-chart .interval').first().waitFor();
    expect(await widthOf(page)).toBe(375);
    expect(await graveFindings(page)).toEqual([]);
    await screenshot(page, 'queries-375-chart', true);
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot(page, 'queries-375-chart-dark', true);
  });
});
