import { changesBetween } from '../../../protocol/differences.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import { DifferingText } from '../../../ui/content/differing-text.tsx';
import { valueWords } from '../../../ui/working/value-words.ts';
import { content } from './content.ts';

export interface EntryValueProps {
  entry: HistoryEntry;
  /** What stood there before, where the differences are to be marked. */
  before?: HistoryEntry | undefined;
}

/** What one change wrote, or that it was taken out for good, and why. */
export function EntryValue({ entry, before }: EntryValueProps) {
  const { kind, field, op, payload, reason } = entry;
  if (reason !== undefined) {
    return (
      <p className="d-soft">
        {content.gone} {content.why[reason]}
      </p>
    );
  }
  const value = valueWords(kind, field, payload);
  return (
    <p className="d-prose" dir="auto">
      {value === undefined ? <span className="d-soft">{content.empty}</span> : wordsOf()}
    </p>
  );

  function wordsOf() {
    if (value === undefined) return null;
    if (op === 'add') return content.added(value);
    if (op === 'remove') return content.takenAway(value);
    const old = before === undefined ? undefined : valueWords(kind, field, before.payload);
    if (old === undefined) return value;
    const { came, went } = content.marks;
    return <DifferingText pieces={changesBetween(old, value)} newLabel={came} goneLabel={went} />;
  }
}
