import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Half as long to read as what it is made of; without its value, which would be carried back. */
const AXE = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};0`;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * What axe has against a page as it stands, frames of other sites included: each rule with the first element that breaks it.
 * axe's own driver for Playwright is not used: it puts the 600 kB of axe into the page twice for each look, which takes three
 * times as long as the look itself.
 */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    if (frame.url() === 'about:blank') continue; // a course's frame before its part is chosen
    // A paper that is a PDF, which this browser has no viewer for.
    if (frame !== page.mainFrame() && (await frame.evaluate(() => document.body.childElementCount)) === 0)
      continue;
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
    const results = await frame.evaluate(
      (runOnly) =>
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly,
          resultTypes: ['violations'],
          iframes: false,
        }),
      WCAG,
    );
    for (const { id, nodes } of results.violations) found.push(`${id} ${nodes[0]?.html.slice(0, 200)}`);
  }
  return found;
}
