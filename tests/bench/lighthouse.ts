import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { CHROMIUM_FLAGS } from '../browser/support/profile.ts';
import { startServerProcess } from '../browser/support/server-process.ts';

// `npm run lighthouse`: the first page and a project page as a phone sees them; prints the scores of each.
const server = await startServerProcess();
const chrome = await launch({
  chromePath: chromiumPath(),
  chromeFlags: ['--headless=new', ...CHROMIUM_FLAGS],
  logLevel: 'error',
});
try {
  const manifest = await (await fetch(`${server.url}/a/manifest.json`)).json();
  const summaries = await (await fetch(`${server.url}/a/summaries/${manifest.summaries[0].sha256}`)).json();
  for (const path of ['/', `/projects/${summaries[0].id}`]) {
    const result = await lighthouse(`${server.url}${path}`, { port: chrome.port, output: 'json', logLevel: 'error' });
    const categories = Object.values(result?.lhr.categories ?? {});
    const scores = categories.map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
    process.stdout.write(`${path === '/' ? 'home' : 'project page'}: ${scores.join(', ')}\n`);
    const failed = Object.values(result?.lhr.audits ?? {}).filter(
      (audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative',
    );
    for (const audit of failed) process.stdout.write(`  ${audit.id}: ${audit.displayValue ?? audit.score}\n`);
  }
} finally {
  chrome.kill();
  await server.end();
}
