import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { parse } from 'csv-parse/sync';
import { projectPath } from '../../platform/paths';
import { screenshot } from '../chromium';
import { createTestPages } from '../pages';
import { readByLibreOffice } from '../office';
import { sharedStack } from '../sharedStack';

const { publicOrigin: origin } = sharedStack();
const pages = createTestPages({ permissions: ['clipboard-read', 'clipboard-write'] });
const folder = mkdtempSync(join(tmpdir(), 'clerk-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function open(path: string): Promise<Page> {
  const page = await pages.open(`${origin}${path}`);
  await page.locator('.coverage').waitFor();
  return page;
}

async function downloadOf(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return download;
}

/** What the public may ask of the graph: saved operations by their ids. */
async function askSaved(name: string, variables: object): Promise<any> {
  const manifest = readFileSync(projectPath('schema', 'operations', 'manifest.json'), 'utf8');
  const { operations } = JSON.parse(manifest) as { operations: { name: string; id: string }[] };
  const sha256Hash = operations.find((operation) => operation.name === name)?.id;
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
  });
  return ((await response.json()) as { data: any }).data;
}

/** As LibreOffice shows a number in English: with commas, and with its qualifier. */
function shown(quantity: any): unknown {
  if (!quantity) return '';
  const number = Number(quantity.value ?? quantity.atLeast).toLocaleString('en');
  if (quantity.atLeast === quantity.atMost) return number;
  return expect.stringMatching(new RegExp(`^(gần|trên|khoảng|ước|ít nhất) ${number}$|^từ `));
}

describe('the clerk', () => {
  it('takes all figures of cluster 5, 2024 home with one click from the first page, and LibreOffice reads them as the graph has them', async () => {
    const page = await open('/');
    const download = await downloadOf(page, () =>
      page.getByRole('link', { name: /^Tải Excel ?: Cụm thi đua số 5$/ }).click(),
    );
    expect(download.suggestedFilename()).toBe('Cụm thi đua số 5 2024 (số liệu giả lập).xlsx');
    const file = join(folder, 'so.xlsx');
    copyFileSync(await download.path(), file);
    const sheets = readByLibreOffice(file);
    expect(JSON.stringify(sheets)).not.toContain('###');

    const { cluster } = await askSaved('ClusterWorkbook', { cluster: 'cum-5', year: 2024 });
    const { provinces, totals } = cluster.season;
    const members = sheets['Đoàn viên, CĐCS']!;
    for (const { name, report } of provinces) {
      const { membership } = report.figures;
      const row = members.find((cells) => cells[0] === name);
      expect(row?.slice(1, 3)).toEqual([shown(membership.members), shown(membership.newMembers)]);
    }
    expect(members.find(([name]) => name === 'Cộng từ các tỉnh')?.slice(1, 3)).toEqual(['339,739', '25,493']);

    const awards = sheets['Khen thưởng']!;
    for (const { kind, awardedBy, recipient, count } of totals.figures.awards.byKind) {
      const ofKind = ({ awards: { byKind } }: any) =>
        byKind.find(
          (row: any) => row.kind === kind && row.awardedBy === awardedBy && row.recipient === recipient,
        )?.count;
      const numbers = [...provinces.map(({ report }: any) => ofKind(report.figures)), count].map(shown);
      expect(awards.map((cells) => cells.slice(3, 3 + numbers.length))).toContainEqual(numbers);
    }

    const welfare = sheets['Chăm lo']!;
    for (const { programme, spent } of totals.figures.welfare.byProgramme) {
      const ofProgramme = (figures: any) =>
        figures.welfare.byProgramme.find((row: any) => row.programme === programme)?.spent;
      const numbers = [...provinces.map(({ report }: any) => ofProgramme(report.figures)), spent].map(shown);
      if (spent) expect(welfare.map((cells) => cells.slice(3, 3 + numbers.length))).toContainEqual(numbers);
    }
  });

  it('takes one section along as CSV, picture, link, frame or query', async () => {
    const page = await open('/xem/cum-5/2024/khen-thuong');
    const menu = page.locator('.section.awards .downloads');
    await menu.locator('summary').click();
    await screenshot(page, 'downloads');

    const csv = await downloadOf(page, () => menu.getByRole('link', { name: 'CSV' }).first().click());
    const rows = parse(readFileSync(await csv.path()), { bom: true, delimiter: ';' });
    expect(rows[0]?.slice(0, 4)).toEqual([
      ...['Hình thức khen thưởng', 'Mã', 'Tổng Liên đoàn Lao động Việt Nam', 'Liên đoàn Lao động tỉnh'],
    ]);
    const png = await downloadOf(page, () => menu.getByRole('button', { name: 'PNG' }).click());
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const svg = await downloadOf(page, () => menu.getByRole('button', { name: 'SVG' }).click());
    expect(readFileSync(await svg.path(), 'utf8')).toContain('CÓ SỐ LIỆU GIẢ LẬP');

    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await menu.getByRole('button', { name: 'Sao chép liên kết' }).click();
    await menu.getByText('Đã sao chép').first().waitFor();
    expect(await copied()).toBe(`${origin}/xem/cum-5/2024/khen-thuong`);
    await menu.getByRole('button', { name: 'Sao chép mã nhúng' }).click();
    await menu.getByText('Đã sao chép').nth(1).waitFor();
    expect(await copied()).toContain(
      `<iframe class="congdoan" src="${origin}/nhung/xem/cum-5/2024/khen-thuong" title="Khen thưởng`,
    );

    const query = new URL(
      (await menu.getByRole('link', { name: 'Mở truy vấn' }).getAttribute('href')) ?? '',
      origin,
    );
    expect(query.pathname).toBe('/playground');
    const hash = new URLSearchParams(query.hash.slice(1));
    expect([hash.get('operation'), JSON.parse(hash.get('variables') ?? '')]).toEqual([
      'Dashboard',
      expect.objectContaining({ cluster: 'cum-5', year: 2024 }),
    ]);
  });

  it('does it by keyboard: the menu opens, closes by Escape and gives the focus back', async () => {
    const page = await open('/xem/cum-5/2024/khen-thuong');
    const summary = page.locator('.section.awards .downloads summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Excel');
    await page.keyboard.press('Escape');
    expect(await page.locator('.section.awards .downloads').getAttribute('open')).toBeNull();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
