import { projectTitle } from '../../domain/project/project-title.ts';
import { scopeId } from '../../protocol/scope.ts';
import type { WorkPlace } from '../../store/place-of.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { Card, type CardTone } from '../../ui/content/card.tsx';
import { WorkState } from '../../ui/content/work-state.tsx';
import { content } from './content.ts';
import { needsOf } from './needs-of.ts';

const TONES: Record<WorkPlace, CardTone> = {
  'needs-you': 'problem',
  'saved-on-this-device': 'waiting',
  sending: 'waiting',
  sent: 'ok',
};

/** One project: where the work on it is, and what it waits for. */
export function WorkCard({ copy, place }: { copy: WorkingCopy; place: WorkPlace }) {
  const open = copy.unsent + copy.sending;
  const detail = place === 'sending' ? content.sending(open) : open > 0 ? content.notSent(open) : undefined;
  return (
    <Card
      tone={TONES[place]}
      level={2}
      meta={<WorkState state={place} detail={detail} />}
      title={projectTitle(copy.records)}
      to={`/work/${scopeId(copy.scope)}`}
    >
      {needsOf(copy).map((sentence) => (
        <p className="d-small" key={sentence} dir="auto">
          {sentence}
        </p>
      ))}
    </Card>
  );
}
