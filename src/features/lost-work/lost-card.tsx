import { useState } from 'react';
import { momentWords } from '../../domain/text/moment.ts';
import type { Lost } from '../../store/marker.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync, useSyncState } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { content } from './content.ts';

/** One vault that is gone, or went back: what was not sent, apart from what is here now, and what comes back by itself. */
export function LostCard({ lost, now, onForget }: { lost: Lost; now: number; onForget(): void }) {
  const { engine } = useSync();
  const { problem } = useSyncState();
  const [tried, setTried] = useState(false);
  const { asking, ask, leave, back } = useAsking();
  const words = content[lost.how];
  const comes = comesBack(lost);
  const mayLack = lost.unsent?.count !== 0 || lost.closed !== true;
  const tryNow = async () => {
    await engine.sendNow();
    setTried(true);
  };
  const isOver = comes === 'back' || lost.how === 'went-back';
  const when = momentWords(Date.parse(lost.writtenAt), now);
  return (
    <Card tone={mayLack ? 'problem' : 'ok'} level={2} title={words.title}>
      <p>
        {content.last(when)} {words.why}
      </p>
      <p>
        <strong>{unsentWords(lost, when)}</strong> {mayLack && content.file}
      </p>
      {comes !== undefined && <p role="status">{content.comes[comes]}</p>}
      {(comes === 'used' || comes === 'failed') && <Roads />}
      {asking ? (
        <SureStep {...content.sure} onYes={onForget} onNo={leave} />
      ) : (
        <ButtonRow>
          {comes === 'trying' && <Button onClick={() => void tryNow()}>{content.tryNow}</Button>}
          <Button look="secondary" buttonRef={back} onClick={isOver ? onForget : ask}>
            {isOver ? content.read : content.forget}
          </Button>
        </ButtonRow>
      )}
      <p role="status">{tried && comes === 'trying' && problem !== undefined && problemWords(problem)}</p>
    </Card>
  );
}

function Roads() {
  return (
    <>
      <p>{content.roads.lead}</p>
      <ul>
        {content.roads.all.map((road) => (
          <li key={road}>{road}</li>
        ))}
      </ul>
    </>
  );
}

/** What is not known is never called nothing; and what was known last, only where the browser was closed with it. */
function unsentWords({ how, unsent, before, closed }: Lost, when: string): string {
  const words = content[how];
  if (unsent === null) {
    const known = before !== undefined && before.count > 0;
    return known ? `${words.unknown} ${content.before(before.count, before.projects)}` : words.unknown;
  }
  if (unsent.count > 0) return words.unsent(unsent.count, unsent.projects);
  return closed === true ? words.nothing : words.asKnown(when);
}

/** What went back is fetched by an ordinary pull. */
function comesBack({ how, rescue, outcome }: Lost): keyof typeof content.comes | undefined {
  if (how === 'went-back') return undefined;
  if (outcome === 'back') return 'back';
  if (outcome === 'grant-used') return 'used';
  return outcome === undefined && rescue !== undefined ? 'trying' : 'failed';
}
