import { fieldOf } from '../../../domain/kinds.ts';
import { haveWordsInCommon } from '../../../protocol/differences.ts';
import { useSettlers } from '../../../store/settlers.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { useHistory } from '../../../store/use-history.ts';
import { usePerson } from '../../../store/use-store.ts';
import { type Conflict, fieldKey, type WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { ConflictChoice } from '../../../ui/working/conflict-choice.tsx';
import { valueWords } from '../../../ui/working/value-words.ts';
import { type Side, sidesOf } from './conflict-sides.ts';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';
import { oldWords } from './old-words.ts';
import type { Settling } from './use-settling.ts';
import type { Anew } from './use-write-anew.ts';
import { whoIs } from './who-is.ts';
import { WriteAnew } from './write-anew.tsx';

export interface FieldConflictProps {
  copy: WorkingCopy;
  target: FieldTarget;
  /** Undefined where it is settled, and only what somebody wrote for it is left. */
  conflict: Conflict | undefined;
  anew: Anew;
  settling: Pick<Settling, 'keep' | 'failed'>;
}

/**
 * The values of one field that stand beside one another, until a person keeps one, keeps both, or writes it anew. What was being written
 * stays where it is when somebody else settles it first.
 */
export function FieldConflict({ copy, target, conflict, anew, settling: { keep, failed } }: FieldConflictProps) {
  const me = usePerson();
  const { kind, field, record } = target;
  const history = useHistory(copy.scope, record, field);
  const settlers = useSettlers(conflict);
  const words = content.conflict;
  const known = fieldOf(kind, field);
  // Whose is whose must not change under somebody's thumb.
  if (me === undefined || history === undefined) return null;
  const label = known?.label ?? field;
  const { title, sides } =
    conflict === undefined
      ? { title: words.anew.old.title(label), sides: [] }
      : sidesOf(conflict, { copy, me, history, label });
  const oneIsMine = sides.length === 2 && sides.filter(({ mine }) => mine).length === 1;
  const keepLabel = ({ mine }: Side) => (oneIsMine ? (mine ? words.keepMine : words.keepTheirs) : words.keep);
  const keepSide = (id: string) => {
    const side = sides.find((one) => one.id === id);
    if (side !== undefined) void keep(side.value, words.kept.side(side.name, sides.length - 1));
  };
  const shown = sides.map((side) => ({ ...side, words: valueWords(kind, field, side.value) ?? '' }));
  const texts = sides.map(({ value }) => value).filter((value) => typeof value === 'string' && value.trim() !== '');
  const joined = known?.merge === 'prose' && texts.length > 1 ? texts.join('\n\n') : undefined;
  const settledBy = [...new Set(settlers.map(({ person }) => whoIs(copy, person, me)))].join(', ');
  const standing = copy.versions.get(fieldKey(target)) ?? [];
  const old =
    anew.is === 'old' ? oldWords(anew.seen, { history, standing, me, choosing: sides.length > 0 }) : undefined;
  const marks = haveWordsInCommon(shown.map((side) => side.words)) ? words.marked : words.nothingSame;

  return (
    <>
      <NotSaved error={failed} />
      <ConflictChoice
        level={2}
        title={title}
        text={
          sides.length === 0
            ? (old ?? '')
            : [...(settledBy === '' ? [] : [words.settledBefore(settledBy)]), words.text, marks].join(' ')
        }
        sides={shown.map((side) => ({
          ...{ id: side.id, who: side.name, value: side.words, keep: keepLabel(side) },
          onCopy: anew.is === 'open' ? () => anew.add(side.words) : undefined,
        }))}
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
