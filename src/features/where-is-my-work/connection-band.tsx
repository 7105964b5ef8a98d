import { Suspense } from 'react';
import { Link } from 'react-router';
import { useNow } from '../../platform/use-now.ts';
import { clock } from '../../platform/world.ts';
import { countOf } from '../../store/my-projects.ts';
import { useArchiveState, useNeedsYou, useWhereIsMyWork } from '../../store/use-store.ts';
import { useSaves } from '../../store/use-store-health.ts';
import { useSyncState, useTalking } from '../../sync/sync-context.tsx';
import { late } from '../../ui/late.ts';
import { StatusBand } from '../../ui/shell/status-band.tsx';
import { bandContent } from './band-content.ts';
import { bandOf, stillTyping } from './band-of.ts';

// Few devices ever have to say it. Where its code does not come, the line above still says what is not sent.
const MayBeErased = late(() => import('./may-be-erased.tsx').then((m) => m.MayBeErased));

/** On every page: the connection, what is not sent, what needs somebody, and the age of what is read. */
export function ConnectionBand() {
  const work = useWhereIsMyWork();
  const needs = useNeedsYou();
  const archive = useArchiveState();
  const { problem } = useSyncState();
  const talking = useTalking();
  const now = useNow();
  const saves = useSaves();
  if (work === undefined || needs === undefined) return null;
  const unsent = work.saved.length + work.sending.length + work.forOthers;
  const { tone, text, meanwhile, age, more } = bandOf({
    unsent,
    needsYou: countOf(needs),
    typing: stillTyping(needs.stuck, clock.now()),
    sent: work.sent,
    talking,
    problem,
    saves,
    archiveAt: archive === null ? null : archive === undefined ? undefined : Date.parse(archive.fetchedAt),
    now,
  });
  return (
    <>
      <StatusBand
        tone={tone}
        action={
          <>
            {age !== '' && <span>{age}</span>}
            {more && <Link to="/where-is-my-work">{bandContent.see}</Link>}
          </>
        }
      >
        {text}
        {meanwhile !== '' && <span className="d-from-desktop"> {meanwhile}</span>}
      </StatusBand>
      {problem !== undefined && unsent > 0 && (
        <Suspense>
          <MayBeErased />
        </Suspense>
      )}
    </>
  );
}
