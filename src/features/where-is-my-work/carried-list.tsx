import { useState } from 'react';
import type { CarriedStuck, CarriedWork } from '../../store/carried-work.ts';
import { discard } from '../../store/outbox.ts';
import { useStore } from '../../store/store-context.tsx';
import { mayHelpToSendAgain, sendAgain } from '../../store/stuck.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { Disclosure } from '../../ui/content/disclosure.tsx';
import { changeWords } from '../../ui/working/change-words.ts';
import { valueWords } from '../../ui/working/value-words.ts';
import { content } from './content.ts';
import { type Done, DoneNote } from './done-note.tsx';

/** What this device brings to the server for other people, and where it stands. */
export function CarriedList({ works }: { works: readonly CarriedWork[] }) {
  const [done, setDone] = useState<Done>();
  if (works.length === 0 && done === undefined) return null;
  const words = content.carried;
  return (
    <section className="d-section" aria-labelledby="carried">
      <h2 id="carried">{words.title}</h2>
      <p>{words.lead}</p>
      <p>{content.file.ownFromBefore}</p>
      {done !== undefined && <DoneNote key={done.told} done={done} onUndone={setDone} />}
      {works.map((work) => (
        <CarriedCard key={work.lane} work={work} onDone={setDone} />
      ))}
    </section>
  );
}

function CarriedCard({ work, onDone }: { work: CarriedWork; onDone(done: Done): void }) {
  const { vault } = useStore();
  const { onTheWay, sent, stuck } = work;
  const words = content.carried;
  const name = work.name || content.file.somebody;
  const title = work.title === '' ? capital(words.placed(placeWords(work.scope), name)) : words.work(work.title, name);
  const mayHelp = stuck.filter(mayHelpToSendAgain);
  const again = async () => {
    for (const { mid } of mayHelp) await sendAgain(vault, mid);
    onDone({ told: content.needsYou.again(title) });
  };
  const drop = async () => {
    const undos = await Promise.all(stuck.map(({ mid }) => discard(vault, mid)));
    const run = async () => {
      await Promise.all(undos.map((undo) => undo?.()));
    };
    onDone({ told: words.dropped(title), undo: { what: title, run } });
  };
  return (
    <Card tone={stuck.length > 0 ? 'problem' : onTheWay > 0 ? 'waiting' : 'ok'} title={title}>
      {onTheWay > 0 && <p>{words.onTheWay(onTheWay)}</p>}
      {sent > 0 && <p>{words.sent(sent)}</p>}
      {[...new Set(stuck.map(({ problem }) => whyOf(problem)))].map((why) => (
        <p key={why}>
          {words.cameBack} {why}
        </p>
      ))}
      <Typed stuck={stuck} />
      {stuck.length > 0 && (
        <ButtonRow>
          {mayHelp.length > 0 && (
            <Button small look="secondary" onClick={() => void again()} hiddenText={`: ${title}`}>
              {content.needsYou.sendAgain}
            </Button>
          )}
          <Button small look="quiet" onClick={() => void drop()} hiddenText={`: ${title}`}>
            {words.drop}
          </Button>
        </ButtonRow>
      )}
    </Card>
  );
}

/** What was typed in what came back, so that its author can be told, or it can be read out to them. */
function Typed({ stuck }: { stuck: readonly CarriedStuck[] }) {
  const typed = stuck.flatMap((one) => {
    const value = valueWords(one.kind, one.field, one.payload);
    return value === undefined ? [] : [{ mid: one.mid, what: changeWords([], one), value }];
  });
  if (typed.length === 0) return null;
  return (
    <Disclosure summary={content.carried.typed}>
      {typed.map(({ mid, what, value }) => (
        <div key={mid}>
          <p className="d-soft d-small d-flush">{what}</p>
          <p className="d-prose" dir="auto">
            {value}
          </p>
        </div>
      ))}
    </Disclosure>
  );
}

function whyOf(problem: string): string {
  const reasons: Readonly<Record<string, string>> = content.carried.why;
  return reasons[problem] ?? content.carried.other;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function placeWords(scope: string): string {
  if (scope.startsWith('person:')) return content.file.aboutYou;
  return scope.startsWith('desk:') ? content.file.aDesk : content.file.project;
}
