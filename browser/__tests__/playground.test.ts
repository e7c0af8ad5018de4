import type { Browser } from 'playwright-core';
import { launchChromium, openPage, screenshot } from '../chromium';
import { startMillis, startStack, type Stack } from '../stack';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack();
  browser = await launchChromium();
}, startMillis);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe('the playground', () => {
  it('opens', async () => {
    const { page, problems, close } = await openPage(browser, `${stack.origin}/playground`);
    await page.waitForSelector('.graphiql-container');
    await page.waitForTimeout(3000);
    await screenshot(page, 'playground');
    expect(problems).toEqual([]);
    await close();
  });
});
