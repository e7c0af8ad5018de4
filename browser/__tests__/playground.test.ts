import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createKey } from '../../gateway/access/keys';
import { noAuditLog } from '../../platform/audit';
import { graveFindings, type AxeException } from '../axe';
import { launchChromium, openPage, screenshot, type WatchedPage } from '../chromium';
import { openPlayground, runQuery, showExample } from '../playground';
import { startMillis, startStack, type Stack } from '../stack';

/** The editor's library, on the page. */
declare const __MONACO: {
  editor: {
    getModels(): { uri: { toString(): string }; getValue(): string; setValue(text: string): void }[];
  };
};

const exceptions: AxeException[] = [
  {
    within: '.graphiql-tab',
    rule: 'nested-interactive',
    because: 'GraphiQL puts the buttons of a tab into the tab; both are reached by keyboard',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'playground-'));
const keysFile = join(folder, 'keys.json');
const { key, record } = createKey({ role: 'analyst', name: 'analyst' }, new Date());

let stack: Stack;
let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  writeFileSync(keysFile, JSON.stringify({ keys: [record] }));
  const access = { keysFile, limitsFile: null, openId: null, trustLocal: true, audit: noAuditLog };
  stack = await startStack({ gateway: { access } });
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true });
});

async function open(path = '/playground'): Promise<Page> {
  watched = await openPage(browser, `${stack.origin}${path}`, { viewport: { width: 1400, height: 850 } });
  await openPlayground(watched.page);
  return watched.page;
}
afterEach(async () => {
  const { problems } = watched;
  await watched.close();
  expect(problems).toEqual([]);
});

async function download(page: Page): Promise<{ name: string; content: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Tải CSV|Download CSV/ }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path(), 'utf8') };
}

function editor(page: Page, uri: string): Promise<string> {
  return page.evaluate(
    (ending) =>
      __MONACO.editor
        .getModels()
        .find(({ uri }) => String(uri).endsWith(ending))
        ?.getValue() ?? '',
    uri,
  );
}

describe('the playground', () => {
  it('lets an example be chosen, run, edited, run again and taken along as CSV', async () => {
    const page = await open();
    await showExample(page, 'Khen thưởng theo hình thức');
    expect(JSON.parse(await editor(page, 'variables.json'))).toEqual({
      scope: { clusters: ['cum-5'] },
      year: 2024,
    });
    await runQuery(page);
    const first = await download(page);
    expect(first.name).toBe('totals.figures.awards.byKind.csv');
    const [header, ...rows] = first.content.trimEnd().split('\r\n');
    expect(header).toBe(
      '\uFEFFtotals.year;kind;awardedBy;recipient;count.value;count.atLeast;count.atMost;count.estimated;count.reportedBy',
    );
    // At least 14, from three: the others did not report awards, they are mentioned at most.
    expect(rows).toContain('2024;EMULATION_FLAG;CONFEDERATION;COLLECTIVE;14;14;;false;3');
    expect(rows.at(-1)).toBe('CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh;;;;;;;;');
    await page.evaluate(() => {
      const models = __MONACO.editor.getModels();
      const variables = models.find(({ uri }) => String(uri).endsWith('variables.json'));
      variables?.setValue('{ "scope": { "provinces": ["lai-chau"] }, "year": 2024 }');
    });
    await runQuery(page);
    const second = await download(page);
    expect(second.content).not.toBe(first.content);
    expect(await graveFindings(page, exceptions)).toEqual([]);
    await screenshot(page, 'playground-awards');
  });

  it('says beside the answer which provinces are missing and why', async () => {
    const page = await open('/playground#operation=YearCoverage');
    await runQuery(page);
    const notes = page.locator('.notes');
    expect(await notes.innerText()).toContain('Độ đầy đủ: Hỏi 2 tỉnh, 2 tỉnh trả lời, thiếu 2 tỉnh.');
    expect(await notes.innerText()).toContain(
      'Thiếu (không tồn tại cuối năm): Bắc Ninh (từ 2025) 2024, Thái Nguyên (từ 2025) 2024',
    );
    await screenshot(page, 'playground-coverage');
  });

  it('says whose figures are old when a province is stopped, and that it is whole again when it is back', async () => {
    const page = await open('/playground#operation=ClusterOverview');
    const coverage = page.locator('.coverage');
    await runQuery(page);
    expect(await coverage.innerText()).toContain('không thiếu tỉnh nào');
    await stack.stopProvince();
    try {
      await runQuery(page);
      await coverage.getByText('1 tỉnh bằng số liệu cũ').waitFor();
      expect(await coverage.innerText()).toMatch(
        /Số liệu cũ \(không kết nối được\): Lạng Sơn \(số cũ từ .+\)/,
      );
      await screenshot(page, 'playground-stale');
    } finally {
      await stack.startProvince();
    }
  });

  it('says what an answer cost where the gateway tells it', async () => {
    const page = await open('/playground#operation=YearCoverage');
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { extensions?: object };
      const cost = { total: 1234, limit: 20000, parts: [{ path: 'totals', cost: 1200 }] };
      await route.fulfill({ response, json: { ...answer, extensions: { ...answer.extensions, cost } } });
    });
    await runQuery(page);
    await page.getByText('Chi phí: 1.234 điểm trong giới hạn 20.000; nhiều nhất là totals (1.200)').waitFor();
  });

  it('speaks English after one click, and after the next visit', async () => {
    const page = await open();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Examples' }).waitFor();
    await runQuery(page);
    expect(await page.locator('.coverage').innerText()).toContain('Coverage: Asked 6 provinces, 6 answered');
    await page.reload();
    await openPlayground(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { name: 'Examples' }).count()).toBe(1);
    expect(await graveFindings(page, exceptions)).toEqual([]);
    await screenshot(page, 'playground-english');
  });

  it('opens the example that its address names, and follows the address', async () => {
    const page = await open('/playground?example=FigureTrail');
    expect(await editor(page, 'operation.graphql')).toContain('query FigureTrail(');
    await page.evaluate(() => location.assign('#operation=TimeSeries'));
    await page.locator('.example.current', { hasText: 'Qua các năm' }).waitFor();
    expect(await editor(page, 'operation.graphql')).toContain('query TimeSeries(');
    expect(await page.locator('.example').count()).toBeGreaterThanOrEqual(10);
  });

  it('sends the caller’s key with every request, and forgets it with the tab', async () => {
    const page = await open();
    await page.getByLabel('Khóa truy cập').fill(key);
    const schemaRequest = page.waitForRequest('**/graphql');
    await page.getByRole('button', { name: 'Dùng' }).click();
    expect((await schemaRequest).headers().authorization).toBe(`Bearer ${key}`);
    await openPlayground(page);
    const [request] = await Promise.all([page.waitForRequest('**/graphql'), runQuery(page)]);
    expect(request.headers().authorization).toBe(`Bearer ${key}`);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(key);
  });

  it('shows the schema’s descriptions, the explorer and the history', async () => {
    const page = await open();
    await runQuery(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('Tổng cộng', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await page.locator('.graphiql-explorer-root').waitFor();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history-item', { hasText: 'ClusterOverview' }).first().waitFor();
  });
});
