import { fieldOf } from '../../../domain/kinds.ts';
import type { Head } from '../../../protocol/field-state.ts';
import { useSettlers } from '../../../store/settlers.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { Conflict, WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { ConflictChoice } from '../../../ui/working/conflict-choice.tsx';
import { valueWords } from '../../../ui/working/value-words.ts';
import { content } from './content.ts';
import type { FieldInput } from './field-input.ts';
import { NotSaved } from './not-saved.tsx';
import { whenWas, whoIs } from './who-is.ts';
import { useWriteAnew, WriteAnew } from './write-anew.tsx';

export interface FieldConflictProps {
  copy: WorkingCopy;
  conflict: Conflict;
  /** How the field is asked for, where it can be typed. */
  input?: FieldInput | undefined;
  /** @param kept what was kept, as it is told */
  onSettled: (kept: string) => void;
}

type Side = { id: string; value: unknown; by: Head | undefined };

/** The values of one field that stand beside one another, until a person keeps one, keeps both, or writes it anew. */
export function FieldConflict({ copy, conflict, input, onSettled }: FieldConflictProps) {
  const { saveNow, failed } = useSaveNow();
  const me = usePerson();
  const settlers = useSettlers(conflict);
  const { scope, record, kind, field, seen } = conflict;
  const words = content.conflict;
  const known = fieldOf(kind, field);
  const sides: Side[] = [
    { id: idOf(conflict.by), value: conflict.shown, by: conflict.by },
    ...conflict.beside.map((head) => ({ id: idOf(head), value: head.value, by: head })),
  ];

  const keep = async (payload: unknown, told: string) => {
    const change = { scope, record, kind, field, op: 'set', payload, settles: true, seen } as const;
    const saved = await saveNow([change]);
    if (saved !== undefined) onSettled(saved[0]?.held === undefined ? told : words.held);
    return saved !== undefined;
  };
  const anew = useWriteAnew(conflict, input, (payload) => keep(payload, words.kept.anew));
  // Whose is whose must not change under somebody's thumb.
  if (me === undefined) return null;
  const isMine = ({ by }: Side) => by === undefined || by.person === me;
  const oneIsMine = sides.length === 2 && sides.filter(isMine).length === 1;
  const keepLabel = (side: Side) => (oneIsMine ? (isMine(side) ? words.keepMine : words.keepTheirs) : words.keep);
  const whoOf = ({ by }: Side) =>
    by === undefined ? words.onItsWay : words.side(whoIs(copy, by.person, me), whenWas(by.madeAt));
  // Several may come from one person, or from people whose names nobody knows.
  const nameOf = (side: Side) => (sides.length === 2 ? whoOf(side) : words.numbered(sides.indexOf(side), whoOf(side)));
  const keepSide = (id: string) => {
    const side = sides.find((one) => one.id === id);
    if (side !== undefined) void keep(side.value, words.kept.side(nameOf(side), sides.length - 1));
  };
  const texts = sides.map(({ value }) => value).filter((value) => typeof value === 'string' && value.trim() !== '');
  const joined = known?.merge === 'prose' && texts.length > 1 ? texts.join('\n\n') : undefined;
  const label = known?.label ?? field;
  const settledBy = [...new Set(settlers.map(({ person }) => whoIs(copy, person, me)))].join(', ');

  return (
    <>
      <NotSaved error={failed} />
      <ConflictChoice
        level={2}
        title={sides.length === 2 ? words.title(label) : words.several(label, sides.length)}
        text={settledBy === '' ? words.text : `${words.settledBefore(settledBy)} ${words.text}`}
        sides={sides.map((side) => {
          const value = valueWords(kind, field, side.value) ?? '';
          const onCopy = anew.open ? () => anew.add(value) : undefined;
          return { id: side.id, who: nameOf(side), value, keep: keepLabel(side), onCopy };
        })}
        onKeep={keepSide}
      >
        <div className="d-conflict__more">
          {joined !== undefined && (
            <Button look="secondary" small onClick={() => void keep(joined, words.kept.all(texts.length))}>
              {texts.length === 2 ? words.both : words.all}
            </Button>
          )}
          <WriteAnew anew={anew} />
        </div>
      </ConflictChoice>
    </>
  );
}

const idOf = (head: Head | undefined): string => head?.versions[0] ?? 'on-its-way';
