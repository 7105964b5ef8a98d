import { Link } from 'react-router';
import { projectTitle } from '../../domain/project/project-title.ts';
import { scopeId } from '../../protocol/scope.ts';
import { useMyProjects } from '../../store/use-store.ts';
import { turnedAway } from '../../store/why-closed.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { useSyncState } from '../../sync/sync-context.tsx';
import { Card, type CardTone } from '../../ui/content/card.tsx';
import { WorkState, type WorkStateName } from '../../ui/content/work-state.tsx';
import { content } from './content.ts';
import { whatNext } from './what-next.ts';

const MOST = 6;
const URGENCY: readonly WorkStateName[] = ['needs-you', 'saved-on-this-device', 'sending', 'sent'];
const TONES: Record<WorkStateName, CardTone> = {
  'needs-you': 'problem',
  'saved-on-this-device': 'waiting',
  sending: 'waiting',
  sent: 'ok',
};

/** The working copies on this device, each with where it is. Nothing where there are none. */
export function YourWork() {
  const copies = useMyProjects();
  const talking = useSyncState().phase === 'working';
  const words = content.work;
  if (copies === undefined || copies.length === 0) return null;
  const placed = copies
    .map((copy) => ({ copy, state: stateOf(copy, talking) }))
    .sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
  return (
    <section className="d-section" aria-labelledby="your-work">
      <h2 id="your-work">{words.title}</h2>
      <ul className="d-grid">
        {placed.slice(0, MOST).map(({ copy, state }) => (
          <li key={copy.scope}>
            <WorkCard copy={copy} state={state} />
          </li>
        ))}
      </ul>
      {placed.length > MOST && (
        <p>
          <Link to="/work">
            {words.all} ({placed.length})
          </Link>
        </p>
      )}
    </section>
  );
}

function WorkCard({ copy, state }: { copy: WorkingCopy; state: WorkStateName }) {
  const words = content.work;
  const open = copy.unsent + copy.sending;
  const detail = state === 'sending' ? words.sending(open) : open > 0 ? words.unsent(open) : undefined;
  return (
    <Card
      tone={TONES[state]}
      meta={<WorkState state={state} detail={detail} />}
      title={projectTitle(copy.records)}
      to={`/work/${scopeId(copy.scope)}`}
    >
      <p className="d-soft d-small" dir="auto">
        {whatNext(copy)}
      </p>
    </Card>
  );
}

/** A change that is on its way counts as not sent while nobody talks to the server: nobody knows whether it arrived. */
function stateOf(copy: WorkingCopy, talking: boolean): WorkStateName {
  if (copy.stuck.length > 0 || copy.conflicts.length > 0 || turnedAway(copy.row) !== undefined) return 'needs-you';
  if (copy.sending > 0 && talking) return 'sending';
  return copy.unsent + copy.sending > 0 ? 'saved-on-this-device' : 'sent';
}
