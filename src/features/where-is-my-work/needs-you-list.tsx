import { useState } from 'react';
import { WHOLE_RECORD } from '../../protocol/mutation.ts';
import { countOf, type NeedsYou } from '../../store/my-projects.ts';
import { isOneHand } from '../../store/one-hand.ts';
import { usePerson } from '../../store/use-store.ts';
import type { Conflict } from '../../store/working-copy.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { changeWords } from '../../ui/working/change-words.ts';
import { workPath } from '../../ui/working/work-path.ts';
import { content } from './content.ts';
import { type Done, DoneNote } from './done-note.tsx';
import { recordsOf, scopeTitle } from './scope-title.ts';
import { StuckCard } from './stuck-card.tsx';
import { TurnedAwayCard } from './turned-away-card.tsx';

/** Everything on this device that waits for a person: what it is, why, and what they can do. */
export function NeedsYouList({ needs }: { needs: NeedsYou }) {
  const { stuck, conflicts, turnedAway, copies } = needs;
  const [done, setDone] = useState<Done>();
  const count = countOf(needs);
  const note = done && <DoneNote key={done.told} done={done} onUndone={setDone} />;
  if (count === 0) return note;
  return (
    <section className="d-section" aria-labelledby="needs-you">
      <h2 id="needs-you">{content.needsYou.title(count)}</h2>
      {note}
      {turnedAway.map((one) => (
        <TurnedAwayCard key={one.scope} turnedAway={one} project={scopeTitle(one.scope, copies)} />
      ))}
      {stuck.map((one) => (
        <StuckCard
          key={one.mid}
          stuck={one}
          project={scopeTitle(one.scope, copies)}
          records={recordsOf(one.scope, copies)}
          onDone={setDone}
        />
      ))}
      {conflicts.map((one) => (
        <ConflictCard key={`${one.scope} ${one.record} ${one.field}`} conflict={one} needs={needs} />
      ))}
    </section>
  );
}

function ConflictCard({ conflict, needs: { copies } }: { conflict: Conflict; needs: NeedsYou }) {
  const { scope, field } = conflict;
  const records = recordsOf(scope, copies);
  const me = usePerson();
  const words = content.needsYou;
  const own = isOneHand(conflict, me) && conflict.beside.length === 1;
  const why =
    field === WHOLE_RECORD ? words.removed : own ? words.ownConflict : words.conflict(conflict.beside.length + 1);
  return (
    <Card tone="problem" meta={<bdi>{scopeTitle(scope, copies)}</bdi>} title={changeWords(records, conflict)}>
      <p>{why}</p>
      <LinkButton small to={workPath(scope, records, conflict)}>
        {words.choose}
      </LinkButton>
    </Card>
  );
}
