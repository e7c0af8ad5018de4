import type { Page } from 'playwright-core';

/** Waits until the playground can be used: its editors stand, and the schema has been read. */
export async function openPlayground(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page
    .locator('.graphiql-sidebar button[aria-label^="Re-fetch GraphQL schema"]:not([disabled])')
    .waitFor();
}

/** Puts the example of that title into the editors. */
export async function showExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.locator('.example.current', { hasText: title }).waitFor();
}

/** Runs what the editors hold, and waits for the answer. */
export async function runQuery(page: Page): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse('**/graphql'),
    page.getByRole('button', { name: 'Execute query (Ctrl-Enter)' }).click(),
  ]);
  await response.finished();
  await page.locator('.notes .coverage').waitFor();
}
