import { readFileSync } from 'node:fs';
import type { Page, Response } from 'playwright-core';

/** Waits until the playground can be used: its editors stand, and the schema has been read. */
export async function openPlayground(page: Page): Promise<void> {
  await page.locator('.query-place .view-line').first().waitFor({ state: 'attached' });
  await page.getByText('Đang đọc lược đồ…').waitFor({ state: 'detached' });
  await page.locator('.variable-form, .form-note').first().waitFor({ state: 'attached' });
}

/** Puts the example of that title into the editors. */
export async function showExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).first().click();
  await page.locator('.example.current', { hasText: title }).waitFor({ state: 'attached' });
}

/** Runs what the editors hold, and waits for the answer. */
export async function runQuery(page: Page): Promise<void> {
  await answered(page, () => page.getByRole('button', { name: /^(Chạy|Run)$/ }).click());
}

/** Waits for the answer to what runs a query. */
export async function answered(page: Page, run: () => Promise<unknown>): Promise<void> {
  const [response] = await Promise.all([page.waitForResponse(isAnswer), run()]);
  await response.finished();
  await page.locator('.answer[aria-busy="false"] .notes :is(.coverage, .failed)').first().waitFor();
}

/** To a query of the reader's, not to one that the page itself asks. */
function isAnswer(response: Response): boolean {
  if (!response.url().endsWith('/graphql')) return false;
  const { operationName } = (response.request().postDataJSON() ?? {}) as { operationName?: string };
  return operationName !== undefined && operationName !== 'IntrospectionQuery';
}

/** The file that a press of the button gives. */
export async function download(
  page: Page,
  name: RegExp,
): Promise<{ name: string; path: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  const path = await file.path();
  return { name: file.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

/** The editor's library, on the page. */
declare const __MONACO: {
  editor: {
    getModels(): { uri: { toString(): string }; getValue(): string; setValue(text: string): void }[];
  };
};

type Editor = 'operation.graphql' | 'variables.json' | 'response.json';

export function textOf(page: Page, editor: Editor): Promise<string> {
  return page.evaluate(
    (ending) =>
      __MONACO.editor
        .getModels()
        .find(({ uri }) => String(uri).endsWith(ending))
        ?.getValue() ?? '',
    editor,
  );
}

export function write(page: Page, editor: Editor, text: string): Promise<void> {
  return page.evaluate(
    ([ending, value]) =>
      __MONACO.editor
        .getModels()
        .find(({ uri }) => String(uri).endsWith(ending ?? ''))
        ?.setValue(value ?? ''),
    [editor, text],
  );
}

/** Presses Tab until what has that selector has the focus: nothing is clicked, and nothing is focused by a script. */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

/** Chooses in the list that has the focus, by its arrows. */
export async function arrowTo(page: Page, value: string): Promise<void> {
  const read = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await read()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The list has no ${value}`);
}
