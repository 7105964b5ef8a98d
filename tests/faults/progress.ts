import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Strike } from './world.ts';

/** What a series of runs has behind it, so that it can be broken off and gone on with. */
export type Progress = { first: number; done: number[]; failed: number[]; lost: number; strikes: Strike[] };

const EMPTY = { done: [], failed: [], lost: 0, strikes: [] };

/** What stands in the file, where it is of the same series. */
export function readProgress(file: string, first: number): Progress {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Progress;
    if (read.first === first) return read;
  } catch {
    // There is none yet.
  }
  return { first, ...structuredClone(EMPTY) };
}

export const writeProgress = (file: string, progress: Progress): void => writeFileSync(file, JSON.stringify(progress));

export const forgetProgress = (file: string): void => rmSync(file, { force: true });

/** Names the code as it is: what an older one was found to do says nothing of it. By each file's name, size and time of change. */
export async function codeName(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${folder} ${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 12);
}
