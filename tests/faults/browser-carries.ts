import { join } from 'node:path';
import { openBrowser } from './browser.ts';
import { anyField, type BrowserFault } from './browser-fault.ts';

/** Work goes in a file from a browser with no network to somebody else's, by the app's own screens; both send it (S30). */
export const carriedByBrowser: BrowserFault = async (world, browser, browsers) => {
  const { page, context, proxy } = browser;
  await context.setOffline(true);
  await browser.write(anyField(world));
  const unsent = await browser.unsent();
  await page.goto(`${proxy.url}/where-is-my-work`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save all my work to a file' }).click(),
  ]);
  const file = join(world.folder, `carried-${browsers.length}.json`);
  await download.saveAs(file);
  await browser.visit();
  await browser.write(anyField(world));
  const name = `porter-${browsers.length}`;
  const porter = await openBrowser(world, name, await world.openProxy());
  browsers.push(porter);
  await porter.page.goto(`${porter.proxy.url}/where-is-my-work`);
  await porter.page.getByLabel('Bring back work from a file').setInputFiles(file);
  await porter.page.getByRole('button', { name: /^Bring (this|these) .*back$/ }).click();
  await porter.page.getByText(/^\d+ changes? brought back\.$/).waitFor();
  world.struck(31, unsent);
  if (world.chance.happens(0.5)) await porter.page.getByText(/^\d+ changes? sent\.$/).waitFor();
  await context.setOffline(false);
};
