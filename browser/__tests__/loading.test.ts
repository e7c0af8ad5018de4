import type { BrowserContextOptions, Page } from 'playwright-core';
import { createTestPages } from '../pages';
import { noticedAtOnce, startMillis, startStack, type Stack } from '../stack';

const pages = createTestPages({ viewport: { width: 375, height: 800 } });
let stack: Stack;
beforeAll(async () => {
  // Every question reaches the provinces.
  stack = await startStack({ cacheControl: noticedAtOnce });
}, startMillis);
afterAll(() => stack?.stop());

/** A telephone's page. */
function openBlank(options?: BrowserContextOptions): Promise<Page> {
  return pages.open('about:blank', options);
}

describe('what is there', () => {
  it.each([
    ['/', '.cluster-cards'],
    ['/xem/cum-5/2024', '.section.reconciliation'],
    ['/xem/cum-5/2024/dien-bien', '.comparison .plot'],
    ['/chi-tieu/members', '.coverage'],
    ['/tinh/cao-bang', '.figures'],
    ['/cum/cum-5', '.season'],
    ['/bang', '.preview'],
    ['/tim?q=cao', '.found'],
    ['/dang-nhap', '#key'],
  ])('on %s stays where it is while the rest comes', async (path, ready) => {
    const page = await openBlank();
    await page.addInitScript(watchShifts);
    await page.goto(`${stack.origin}${path}`);
    await page.locator(ready).first().waitFor();
    await page.locator('.waiting, .looking').first().waitFor({ state: 'detached' });
    // By Chromium's own reckoning; up to 0.1 is called good.
    expect(await page.evaluate(() => (globalThis as { shifted?: number }).shifted)).toBeLessThan(0.05);
  });

  it('is a word at once, however long the script takes', async () => {
    const page = await openBlank();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${stack.origin}/`, { waitUntil: 'commit' });
    await page.getByText('Đang mở trang…').waitFor();
    release();
    await page.locator('.cluster-cards').waitFor();
    expect(await page.getByText('Đang mở trang…').count()).toBe(0);
  });

  it('is what is needed, on the first screen, if no script may run', async () => {
    const page = await openBlank({ javaScriptEnabled: false });
    await page.goto(`${stack.origin}/`);
    const box = await page.locator('noscript').boundingBox();
    expect(box?.y).toBeLessThan(100);
  });
});

/** Runs in the page. */
function watchShifts(): void {
  const place = globalThis as { shifted?: number };
  place.shifted = 0;
  new PerformanceObserver((list) => {
    // TypeScript's library does not know entries of shifts.
    for (const entry of list.getEntries()) place.shifted! += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

describe('a section', () => {
  it.each([
    ['/xem/cum-5/2024', '.section.reconciliation'],
    ['/xem/cum-5/2024/cac-tinh', '.tiles'],
    ['/xem/cum-5/2024/xep-hang', '.ranked'],
    ['/xem/cum-5/2024/dien-bien', '.development .plot'],
    ['/xem/cum-5/2024/khen-thuong', '.breakdown'],
    ['/xem/cum-5/2024/cham-lo', '.breakdown'],
    ['/xem/cum-5/2024/doi-chieu', '.compare'],
    ['/xem/tat-ca/2024/xep-hang', '.ranked'],
  ])(
    '%s is there within a second of processor time, of the page and of all services together',
    async (path, ready) => {
      const page = await openBlank();
      const session = await page.context().newCDPSession(page);
      // Not time by the clock, of which a busy machine has less.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const before = process.cpuUsage();
      await page.goto(`${stack.origin}${path}`);
      await page.locator(ready).first().waitFor();
      const { user, system } = process.cpuUsage(before);
      const { metrics } = await session.send('Performance.getMetrics');
      const pageMillis = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
      const servicesMillis = (user + system) / 1_000;
      expect(pageMillis + servicesMillis).toBeLessThan(1_000);
    },
  );
});
