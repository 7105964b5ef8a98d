/** Draws the PNG icons from the SVG ones. Run by hand after a drawing has changed: `node scripts/make-icons.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const FOLDER = new URL('../public/icons/', import.meta.url);

const ICONS = [
  { from: 'dandelion.svg', to: 'icon-192.png', size: 192 },
  { from: 'dandelion.svg', to: 'icon-512.png', size: 512 },
  { from: 'dandelion-maskable.svg', to: 'maskable-512.png', size: 512 },
  // iOS rounds the corners itself and shows black where a picture is see-through.
  { from: 'dandelion-maskable.svg', to: 'apple-touch-icon.png', size: 180 },
] as const;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const { from, to, size } of ICONS) {
    const drawing = await readFile(new URL(from, FOLDER), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:100vw}</style>${drawing}`);
    await writeFile(new URL(to, FOLDER), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
