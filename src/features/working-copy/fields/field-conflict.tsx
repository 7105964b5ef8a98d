import { fieldOf } from '../../../domain/kinds.ts';
import type { Head } from '../../../protocol/field-state.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { useHistory } from '../../../store/use-history.ts';
import { usePerson } from '../../../store/use-store.ts';
import { type Conflict, fieldKey, type WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { ConflictChoice } from '../../../ui/working/conflict-choice.tsx';
import { valueWords } from '../../../ui/working/value-words.ts';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';
import { oldWords } from './old-words.ts';
import type { Settling } from './use-settling.ts';
import type { Anew } from './use-write-anew.ts';
import { whenWas, whoIs } from './who-is.ts';
import { WriteAnew } from './write-anew.tsx';

export interface FieldConflictProps {
  copy: WorkingCopy;
  target: FieldTarget;
  /** Undefined where it is settled, and only what somebody wrote for it is left. */
  conflict: Conflict | undefined;
  anew: Anew;
  settling: Pick<Settling, 'keep' | 'failed'>;
}

type Side = { id: string; value: unknown; by: Head | undefined };

/**
 * The values of one field that stand beside one another, until a person keeps one, keeps both, or writes it anew. What was being written
 * stays where it is when somebody else settles it first.
 */
export function FieldConflict({ copy, target, conflict, anew, settling: { keep, failed } }: FieldConflictProps) {
  const me = usePerson();
  const { kind, field, record } = target;
  const history = useHistory(copy.scope, record, field);
  const words = content.conflict;
  const known = fieldOf(kind, field);
  const sides = conflict === undefined ? [] : sidesOf(conflict);
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
  const standing = copy.versions.get(fieldKey(target)) ?? [];
  const old =
    anew.is === 'old' ? oldWords(anew.seen, { history, standing, me, choosing: sides.length > 0 }) : undefined;
  const title =
    sides.length === 0
      ? words.anew.old.title(label)
      : sides.length === 2
        ? words.title(label)
        : words.several(label, sides.length);

  return (
    <>
      <NotSaved error={failed} />
      <ConflictChoice
        level={2}
        title={title}
        text={sides.length === 0 ? (old ?? '') : words.text}
        sides={sides.map((side) => {
          const value = valueWords(kind, field, side.value) ?? '';
          const onCopy = anew.is === 'open' ? () => anew.add(value) : undefined;
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
          {sides.length > 0 && old !== undefined && <p>{old}</p>}
          <WriteAnew anew={anew} choosing={sides.length > 0} />
        </div>
      </ConflictChoice>
    </>
  );
}

const sidesOf = ({ shown, by, beside }: Conflict): Side[] => [
  { id: idOf(by), value: shown, by },
  ...beside.map((head) => ({ id: idOf(head), value: head.value, by: head })),
];

const idOf = (head: Head | undefined): string => head?.versions[0] ?? 'on-its-way';
