import { useState } from 'react';
import { projectTitle } from '../../domain/project/project-title.ts';
import { dropDraft, placeOfAnew, writeDraft } from '../../store/drafts.ts';
import { useStore } from '../../store/store-context.tsx';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { changeWords } from '../../ui/working/change-words.ts';
import { workPath } from '../../ui/working/work-path.ts';
import { content } from './content.ts';
import { type Done, DoneNote } from './done-note.tsx';
import { recordsOf, scopeTitle } from './scope-title.ts';
import { SureGiveUp } from './sure-give-up.tsx';

type Drafts = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What was begun and is no change yet: it is on this device alone, and nothing sends it. */
export function DraftList({ drafts, copies }: { drafts: Drafts; copies: readonly WorkingCopy[] }) {
  const [done, setDone] = useState<Done>();
  if (drafts.size === 0 && done === undefined) return null;
  const words = content.drafts;
  return (
    <section className="d-section" aria-labelledby="drafts">
      <h2 id="drafts">{words.title(drafts.size)}</h2>
      <p>{words.text}</p>
      {done !== undefined && <DoneNote key={done.told} done={done} onUndone={setDone} />}
      {[...drafts].map(([name, draft]) => (
        <DraftCard key={name} name={name} draft={draft} copies={copies} onDone={setDone} />
      ))}
    </section>
  );
}

interface DraftCardProps {
  name: string;
  draft: Readonly<Record<string, unknown>>;
  copies: readonly WorkingCopy[];
  onDone(done: Done): void;
}

function DraftCard({ name, draft, copies, onDone }: DraftCardProps) {
  const { vault } = useStore();
  const { asking, ask, leave, back } = useAsking();
  const { what, where, to } = draftWords(name, copies);
  const typed = ['title', 'text', 'reason', 'note'].map((part) => draft[part]).find((value) => value);
  const words = content.needsYou;
  const giveUp = async () => {
    await dropDraft(vault, name);
    onDone({ told: words.givenUp(what), undo: { what, run: () => writeDraft(vault, name, draft) } });
  };
  return (
    <Card tone="waiting" meta={where !== undefined && <bdi>{where}</bdi>} title={what}>
      <p className="d-soft d-small d-flush">{words.typed}</p>
      <p className="d-prose" dir="auto">
        {String(typed)}
      </p>
      {asking ? (
        <SureGiveUp question={content.drafts.sure} what={what} onYes={() => void giveUp()} onNo={leave} />
      ) : (
        <ButtonRow>
          {to !== undefined && (
            <LinkButton small to={to}>
              {content.drafts.goOn}
            </LinkButton>
          )}
          <Button small look="quiet" hiddenText={`: ${what}`} buttonRef={back} onClick={ask}>
            {content.drafts.giveUp}
          </Button>
        </ButtonRow>
      )}
    </Card>
  );
}

type DraftWords = { what: string; where?: string; to?: string };

/** What a form is called, where it belongs, and its address, where it has one still. */
function draftWords(name: string, copies: readonly WorkingCopy[]): DraftWords {
  const words = content.drafts;
  const anew = placeOfAnew(name);
  if (anew !== undefined) return anewWords(anew, copies);
  const [form = '', ...rest] = name.split(':');
  switch (form) {
    case 'start-project':
      return { what: words.project, to: '/record' };
    case 'decision': {
      const [desk = '', submission = ''] = rest;
      return { what: words.decision, where: content.desk(desk), to: `/desk/${desk}/${submission}` };
    }
    case 'withdraw': {
      const [kind, id = '', project = ''] = rest;
      const title = projectTitle(recordsOf(`project:${project}`, copies));
      return kind === 'desk'
        ? { what: words.withdrawal, where: content.desk(id), to: `/desk/${id}` }
        : { what: words.withdrawal, where: title, to: `/work/${project}/withdraw` };
    }
    default:
      return { what: words.other };
  }
}

function anewWords(
  place: { scope: string; record: string; field: string },
  copies: readonly WorkingCopy[],
): DraftWords {
  const records = recordsOf(place.scope, copies);
  const kind = records.find(({ id }) => id === place.record)?.kind;
  const where = scopeTitle(place.scope, copies);
  if (kind === undefined) return { what: content.drafts.gone, where };
  return {
    what: changeWords(records, { ...place, kind }),
    where,
    to: workPath(place.scope, records, { ...place, kind }),
  };
}
