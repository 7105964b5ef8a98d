import { readFileSync, writeFileSync } from 'node:fs';
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
