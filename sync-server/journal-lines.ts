import { type JournalEntry, journalEntrySchema } from './usecases/journal.ts';

const NEWLINE = 0x0a;
const BEGINNINGS = ['{"what":"redaction"', '{"what":"withdrawal"', '{"what":"audit"'];

/** `size`: how many bytes whole lines take. `end`: what stands behind them. */
export type JournalLines = { entries: JournalEntry[]; size: number; end: 'none' | 'entry' | 'begun' | 'foreign' };

/** The number of the first line that is no entry, and whether any other is one. */
export type BadLine = { line: number; hasEntries: boolean };

/**
 * Reads the bytes of a journal, and changes nothing. What stands behind the last whole line is an entry that lacks its newline, one that was
 * begun and cut off, or no part of a journal.
 */
export function readLines(bytes: Uint8Array): JournalLines | BadLine {
  const size = bytes.lastIndexOf(NEWLINE) + 1;
  const lines = linesOf(bytes.subarray(0, size)).map((line) => (line.length === 0 ? 'empty' : entryOf(line)));
  const entries = lines.filter((line) => line !== undefined && line !== 'empty');
  const bad = lines.indexOf(undefined);
  if (bad >= 0) return { line: bad + 1, hasEntries: entries.length > 0 };
  const rest = bytes.subarray(size);
  const last = rest.length === 0 ? undefined : entryOf(rest);
  return { entries: last === undefined ? entries : [...entries, last], size, end: endOf(rest, last) };
}

function endOf(rest: Uint8Array, last: JournalEntry | undefined): JournalLines['end'] {
  if (rest.length === 0) return 'none';
  if (last !== undefined) return 'entry';
  const text = new TextDecoder('latin1').decode(rest);
  return BEGINNINGS.some((beginning) => text.startsWith(beginning.slice(0, text.length))) ? 'begun' : 'foreign';
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

/** Undefined for what is no entry, or not UTF-8. */
function entryOf(line: Uint8Array): JournalEntry | undefined {
  try {
    return journalEntrySchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
  } catch {
    return undefined;
  }
}
