import { useStore } from '../../../store/store-context.tsx';
import { useSeen } from '../../../store/use-seen.ts';
import type { EditedSet } from '../../../store/use-set.ts';
import type { Stuck } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { FieldWarning } from '../../../ui/forms/field-warning.tsx';
import { SeenNotice } from '../../../ui/identifiers/seen-notice.tsx';
import { content } from './content.ts';

/** One item of a set that is held or came back: why, what could stand instead, and a way to take it out. */
export function StuckItem({ id, stuck, edited }: { id: string; stuck: Stuck; edited: EditedSet }) {
  const { vault } = useStore();
  const text = String(stuck.payload);
  const { seen, more } = useSeen(text, stuck.kind, stuck.field);
  const identifies = (note: string) => (vault.finder.here()?.findingsAnywhere(note).length ?? 0) > 0;
  return (
    <>
      <FieldWarning id={id}>
        <p>
          <bdi>{content.heldTag(text)}</bdi>{' '}
          {stuck.problem === 'identifier' ? content.identifier : stuck.message || content.cameBack}
        </p>
        <Button small look="secondary" hiddenText={`: ${text}`} onClick={() => edited.takeOut(stuck)}>
          {content.takeOut}
        </Button>
      </FieldWarning>
      <SeenNotice
        {...{ id, text, seen, more, identifies }}
        onText={(next) => edited.instead(stuck, next)}
        onPass={(pass) => edited.pass(stuck, pass)}
      />
    </>
  );
}
