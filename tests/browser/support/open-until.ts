import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens an address again and again until it has this heading: what it shows comes with the archive. */
export async function openUntil(page: Page, address: string, name: string): Promise<void> {
  const shown = async () => {
    await page.goto(address);
    const heading = page.getByRole('heading', { level: 1, name });
    return heading.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(shown, { timeout: 60_000 }).toBe(true);
}
