import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium, openPage, type WatchedPage } from './chromium';

/** Pages that the tests of a file open. After each test they are closed, and nothing may have gone wrong on any of them. */
export interface TestPages {
  /** In a browser that knows nothing of the others. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong so far on the pages that are open, for the test to hold against what it expects; the end of the test leaves it be. */
  takeProblems(): string[];
  /** Before the end of the test, which has more to do. */
  closeAll(): Promise<void>;
}

const launchMillis = 60_000;

/** Called once by a test file, beside its own `beforeAll` and `afterEach`; `common` holds for every page. */
export function createTestPages(common: BrowserContextOptions = {}): TestPages {
  let browser: Browser | undefined;
  const opened: WatchedPage[] = [];
  const closeAll = async () => {
    const closing = opened.splice(0);
    await Promise.all(closing.map((page) => page.close()));
    expect(closing.flatMap(({ problems }) => problems)).toEqual([]);
  };
  beforeAll(async () => {
    browser = await launchChromium();
  }, launchMillis);
  afterEach(closeAll);
  afterAll(() => browser?.close());
  return {
    async open(url, options = {}) {
      if (!browser) throw new Error('Pages are opened in tests, not before the browser has started');
      const watched = await openPage(browser, url, { ...common, ...options });
      opened.push(watched);
      return watched.page;
    },
    takeProblems: () => opened.flatMap(({ problems }) => problems.splice(0)),
    closeAll,
  };
}
