import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

// The linter holds the layers; that features keep apart from each other is said here.

const FEATURES = 'src/features';

async function importsOf(folder: string): Promise<{ file: string; target: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((one) => one.isFile() && /\.tsx?$/.test(one.name))
    .map((one) => join(one.parentPath, one.name));
  const found: { file: string; target: string }[] = [];
  for (const file of files) {
    const source = await readFile(file, 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      found.push({ file, target: relative('.', join(dirname(file), path)) });
    }
  }
  return found;
}

describe('imports', () => {
  it('never lead from one feature into another', async () => {
    const all = await importsOf(FEATURES);
    expect(all.length).toBeGreaterThan(50);
    const featureOf = (path: string) => path.split('/')[2];
    const crossing = all.filter(
      ({ file, target }) => target.startsWith(FEATURES) && featureOf(file) !== featureOf(target),
    );
    expect(crossing).toEqual([]);
  });

  it('lead from the server only into the domain and the protocol', async () => {
    const all = await importsOf('sync-server');
    expect(all.length).toBeGreaterThan(50);
    const outside = all.filter(({ target }) => target.startsWith('src/') && !/^src\/(domain|protocol)\//.test(target));
    expect(outside).toEqual([]);
  });
});
