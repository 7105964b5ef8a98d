import { mkdir } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const FOLDER = 'tests/browser/screenshots';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] };

/**
 * Looks at a screen as it is now: axe finds nothing, nothing is wider than the window, and a picture of it goes into a folder that
 * git ignores.
 */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, `${name} is wider than the window`).toBeLessThanOrEqual(0);
  // Through the debugger, as our own policy lets no foreign script in.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Runtime.evaluate', { expression: axe.source });
  await cdp.detach();
  const violations = await page.evaluate(async (tags) => {
    const axe = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown }> } }).axe;
    const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return violations as Violation[];
  }, TAGS);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  expect(found, `axe on ${name}`).toEqual([]);
}

/** The same at both widths: of a desk's screen, and of a phone's. */
export async function lookTwice(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await look(page, name);
  }
}

/** Waits until the app runs from the service worker and has the whole archive, so that it can do without the server. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByText('237 projects can be searched and read here').waitFor();
}
