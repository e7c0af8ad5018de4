import axe, { type AxeResults, type ImpactValue } from 'axe-core';
import type { Page } from 'playwright-core';

const grave: readonly ImpactValue[] = ['serious', 'critical'];

/** A rule that does not hold somewhere inside a part that is not ours, and why that is let be. */
export interface AxeException {
  /** CSS selector of the part. */
  within: string;
  rule: string;
  because: string;
}

/** What axe finds on the page that is serious or critical, one line for each element; none if the page is good. */
export async function graveFindings(page: Page, exceptions: readonly AxeException[] = []): Promise<string[]> {
  // What is still fading in has less contrast for a moment than it will have.
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  // As an expression: the page's content security policy allows no script element.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  const found = violations
    .filter(({ impact }) => grave.includes(impact ?? null))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => ({ rule: id, target: String(target), html })),
    );
  const excepted = await Promise.all(
    found.map(({ rule, target }) => isExcepted(page, rule, target, exceptions)),
  );
  return found
    .filter((_finding, index) => !excepted[index])
    .map(({ rule, target, html }) => `${rule}: ${target} ${html.slice(0, 200)}`);
}

function isExcepted(
  page: Page,
  rule: string,
  target: string,
  exceptions: readonly AxeException[],
): Promise<boolean> {
  const parts = exceptions.filter((exception) => exception.rule === rule).map(({ within }) => within);
  if (parts.length === 0) return Promise.resolve(false);
  return page.evaluate(
    ([selector, within]) =>
      globalThis.document.querySelector(selector as string)?.closest(within as string) != null,
    [target, parts.join(', ')],
  );
}
