import type { Locator, Page } from 'playwright-core';

/** The first field of a cycle's plan. */
export const idea = (page: Page): Locator => page.getByLabel('What will you try?');

/** Starts a new project, and waits until the plan of its first cycle can be written. */
export async function startCycle(page: Page, origin: string, title: string): Promise<void> {
  await page.goto(`${origin}/record?new`);
  await page.getByLabel('What is it called?').fill(title);
  await page.getByRole('button', { name: 'Start, and write the plan' }).click();
  await idea(page).waitFor();
}
