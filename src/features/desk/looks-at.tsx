import { moderatorName } from '../../domain/desk/moderators-of.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface LooksAtProps {
  desk: string;
  record: string;
  kind: string;
  /** The persons who look at it. */
  lookers: readonly string[];
  records: readonly Folded[];
  me: string;
}

/** Who looks at something that waits, so that two do not do the same; whoever takes it over takes the others out. */
export function LooksAt({ desk, record, kind, lookers, records, me }: LooksAtProps) {
  const { saveNow, failed } = useSaveNow();
  const words = content.looks;
  const place = { scope: `desk:${desk}`, record, kind, field: 'lookedAtBy' };
  const others = lookers.filter((person) => person !== me);
  const mine = lookers.includes(me);
  const take = () =>
    saveNow([
      ...others.map((payload) => ({ ...place, op: 'remove' as const, payload })),
      { ...place, op: 'add', payload: me },
    ]);
  const leave = () => saveNow([{ ...place, op: 'remove', payload: me }]);
  return (
    <>
      <NotSaved error={failed} />
      <p role="status">{lookersInWords(lookers, records, me)}</p>
      <ButtonRow>
        {mine && others.length === 0 ? (
          <Button small look="quiet" onClick={() => void leave()}>
            {words.leave}
          </Button>
        ) : (
          <Button small look="secondary" onClick={() => void take()}>
            {others.length === 0 ? words.take : words.takeOver}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

/** "Ana and you look at this". */
export function lookersInWords(lookers: readonly string[], records: readonly Folded[], me: string | undefined): string {
  const { looks } = content;
  if (lookers.length === 0) return looks.nobody;
  const names = lookers.map((person) =>
    person === me ? looks.you : (moderatorName(records, person) ?? looks.unnamed),
  );
  return looks.by(names, lookers.length === 1 && lookers[0] !== me);
}
