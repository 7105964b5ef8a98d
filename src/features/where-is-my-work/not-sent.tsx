import { ageWords, waitWords } from '../../domain/text/age.ts';
import type { Persistence } from '../../platform/storage.ts';
import { useSaves } from '../../store/use-store-health.ts';
import type { UnsentChange } from '../../store/where-is-my-work.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync, useSyncState } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { Disclosure } from '../../ui/content/disclosure.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { ChangesByProject } from './changes-by-project.tsx';
import { content } from './content.ts';
import { useSaveWork } from './use-save-work.tsx';

export interface NotSentProps {
  /** In the order they were made. */
  changes: readonly UnsentChange[];
  /** How many of them were on their way when the connection broke. */
  halfway: number;
  copies: readonly WorkingCopy[];
  promise: Persistence | undefined;
  now: number;
}

/** What is only on this device: how much, how old, why it is not sent, and the two things that can be done. */
export function NotSent({ changes, halfway, copies, promise, now }: NotSentProps) {
  const { engine } = useSync();
  const { save, told } = useSaveWork();
  const words = content.unsent;
  const oldest = changes[0];
  return (
    <Card tone="waiting" level={2} title={words.title(changes.length)}>
      {(promise === 'not-promised' || promise === 'unknown') && (
        <WarningNote title={words.erased}>
          <p>{words.erasedText}</p>
        </WarningNote>
      )}
      <p>
        {oldest !== undefined && words.oldest(ageWords(now - Date.parse(oldest.madeAt)))} <LastTry now={now} />
      </p>
      {halfway > 0 && <p className="d-soft">{words.halfway}</p>}
      <Disclosure summary={words.what}>
        <ChangesByProject changes={changes} copies={copies} />
      </Disclosure>
      <ButtonRow>
        <Button look="secondary" onClick={() => void engine.sendNow()}>
          {words.sendNow}
        </Button>
        <Button look="quiet" onClick={() => void save()}>
          {words.saveFile}
        </Button>
      </ButtonRow>
      <p role="status">{told}</p>
    </Card>
  );
}

function LastTry({ now }: { now: number }) {
  const { phase, problem, lastTryAt, nextTryAt } = useSyncState();
  const saves = useSaves();
  const words = content.unsent;
  if (phase === 'working') return words.trying;
  const next = nextTryAt === undefined ? '' : words.nextTry(waitWords(nextTryAt - now));
  if (lastTryAt === undefined || problem === undefined) return next || words.noTry;
  // The page's top says what to do, and to load it again would be the opposite.
  const isHere = problem.kind === 'failed' || problem.kind === 'missing-part';
  const why = isHere && !saves ? words.cannotSave : problemWords(problem);
  return `${words.lastTry(ageWords(now - lastTryAt))} ${why.charAt(0).toLowerCase()}${why.slice(1)} ${next}`;
}
