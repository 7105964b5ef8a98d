import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

const PARTS = [
  'src',
  'sync-server',
  'tests',
  'data',
  'package.json',
  'vitest.config.ts',
  ...readdirSync('.').filter((name) => /^tsconfig.*\.json$/.test(name)),
];

const folders = new Set<string>();

/** A copy of the code in which one rule is broken. @throws where the text does not stand there exactly once */
export function broken({ file, find, replace }: Mutant): string {
  const text = readFileSync(file, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file}: ${JSON.stringify(find)} stands there ${times} times`);
  const folder = mkdtempSync(join(tmpdir(), 'dandelion-mutant-'));
  folders.add(folder);
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, file),
    text.replace(find, () => replace),
  );
  return folder;
}

export function remove(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export function removeAll(): void {
  for (const folder of folders) remove(folder);
}
