import type { EditedSet } from '../../../store/use-set.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { FieldWarning } from '../../../ui/forms/field-warning.tsx';
import { content } from './content.ts';
import { FieldSaveLine } from './field-save-line.tsx';
import { reasonOf } from './field-state.ts';

/** Under a set: whether it is saved, and the items that are held, each with a way to take it out. */
export function SetState({ id, edited }: { id: string; edited: EditedSet }) {
  const { saved, failed, stuck, items, onItems, takeOut } = edited;
  const line =
    failed !== undefined
      ? ({ state: 'not-saved', reason: reasonOf(failed), onRetry: () => onItems(items) } as const)
      : ({ state: saved === undefined ? 'idle' : saved.some(({ held }) => held) ? 'held' : 'saved' } as const);
  return (
    <>
      <FieldSaveLine {...line} />
      {stuck.map((one) => (
        <FieldWarning id={`${id}-${one.mid}`} key={one.mid}>
          <p>
            <bdi>{content.heldTag(String(one.payload))}</bdi>{' '}
            {one.problem === 'identifier' ? content.identifier : one.message || content.cameBack}
          </p>
          <Button small look="secondary" hiddenText={`: ${String(one.payload)}`} onClick={() => takeOut(one)}>
            {content.takeOut}
          </Button>
        </FieldWarning>
      ))}
    </>
  );
}
