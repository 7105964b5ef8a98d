import { fieldOf } from '../../../domain/kinds.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { teamMemberKind } from '../../../domain/team/membership.ts';
import { momentWords } from '../../../domain/text/moment.ts';
import { clock } from '../../../platform/world.ts';
import type { Head } from '../../../protocol/field-state.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { Conflict, WorkingCopy } from '../../../store/working-copy.ts';
import { ConflictChoice } from '../../../ui/working/conflict-choice.tsx';
import { valueWords } from '../../../ui/working/value-words.ts';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface FieldConflictProps {
  copy: WorkingCopy;
  conflict: Conflict;
  onSettled?: () => void;
}

/** The values of one field that stand beside one another, until a person keeps one or, of texts, both. */
export function FieldConflict({ copy, conflict, onSettled }: FieldConflictProps) {
  const { saveNow, failed } = useSaveNow();
  const me = usePerson();
  const { scope, record, kind, field, seen } = conflict;
  const words = content.conflict;
  const known = fieldOf(kind, field);
  const sides: { value: unknown; by: Head | undefined }[] = [
    { value: conflict.shown, by: conflict.by },
    ...conflict.beside.map((head) => ({ value: head.value, by: head })),
  ];

  const keep = async (payload: unknown) => {
    const change = { scope, record, kind, field, op: 'set', payload, settles: true, seen } as const;
    if ((await saveNow([change])) !== undefined) onSettled?.();
  };
  // Whose is whose must not change under somebody's thumb.
  if (me === undefined) return null;
  const texts = sides.map(({ value }) => value).filter((value) => typeof value === 'string' && value.trim() !== '');
  const joined = known?.merge === 'prose' && texts.length > 1 ? texts.join('\n\n') : undefined;

  return (
    <>
      <NotSaved error={failed} />
      <ConflictChoice
        level={2}
        title={words.title(known?.label ?? field)}
        text={words.text}
        sides={sides.map(({ value, by }, index) => ({
          id: String(index),
          who: by === undefined ? words.onItsWay : words.side(whoIs(copy, by, me), whenWas(by)),
          value: valueWords(kind, field, value) ?? words.empty,
        }))}
        keepLabel={words.keep}
        onKeep={(id) => void keep(sides[Number(id)]?.value)}
        both={joined === undefined ? undefined : { label: words.both, onKeep: () => void keep(joined) }}
      />
    </>
  );
}

const whenWas = ({ madeAt }: Head): string => momentWords(Date.parse(madeAt), clock.now());

function whoIs({ records }: WorkingCopy, { person }: Head, me: string | undefined): string {
  if (person === me) return content.conflict.you;
  const member = ofKind(records, teamMemberKind).find(({ id }) => id === person);
  return member?.values.name?.trim() || content.conflict.somebody;
}
