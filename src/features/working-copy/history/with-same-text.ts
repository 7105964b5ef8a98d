import { findIdentifier } from '../../../domain/identifiers/stop.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import { valueWords } from '../../../ui/working/value-words.ts';

/** What of a value most likely has to go: what looks like an identifier, or else nothing. */
export const suspect = ({ payload }: HistoryEntry): string => findIdentifier(payload)?.text ?? '';

/**
 * Whether a value holds the words that must go; without any, whether it holds all of the text that is taken out. Large and small
 * letters, spaces and line ends make no difference.
 */
export function holdsSame(entry: HistoryEntry, chosen: HistoryEntry, words: string): boolean {
  if (entry.mid === chosen.mid) return true;
  const wanted = plain(words.trim() === '' ? textOf(chosen) : words);
  return wanted !== '' && plain(textOf(entry)).includes(wanted);
}

export const textOf = ({ kind, field, payload }: HistoryEntry): string => valueWords(kind, field, payload) ?? '';

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
