import type { EditedSet } from '../../../store/use-set.ts';
import { FieldSaveLine } from './field-save-line.tsx';
import { reasonOf } from './field-state.ts';
import { StuckItem } from './stuck-item.tsx';

/** Under a set: whether it is saved, and the items that are held, each with what can be done about it. */
export function SetState({ id, edited }: { id: string; edited: EditedSet }) {
  const { saved, failed, stuck, items, onItems } = edited;
  const line =
    failed !== undefined
      ? ({ state: 'not-saved', reason: reasonOf(failed), onRetry: () => onItems(items) } as const)
      : ({ state: saved === undefined ? 'idle' : saved.some(({ held }) => held) ? 'held' : 'saved' } as const);
  return (
    <>
      <FieldSaveLine {...line} />
      {stuck.map((one) => (
        <StuckItem id={`${id}-${one.mid}`} key={one.mid} stuck={one} edited={edited} />
      ))}
    </>
  );
}
