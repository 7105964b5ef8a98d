import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

// `npm start` on a fresh clone, or after the sources changed, builds the app first.
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const BUILT = 'dist/index.html';

async function newest(path: string): Promise<number> {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const times = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(0, ...times);
}

const changed = Math.max(...(await Promise.all(SOURCES.filter((path) => existsSync(path)).map(newest))));
if (!existsSync(BUILT) || statSync(BUILT).mtimeMs < changed) {
  process.stdout.write('Building the app. This takes about half a minute, once.\n');
  process.argv.push('--quiet');
  await import('./build.ts');
}
