import { OUTCOME_LABELS, type Outcome } from '../../domain/project/vocabulary.ts';
import { Tag } from './tag.tsx';

export type ShownOutcome = Outcome | 'in-progress';

const SIGNS: Record<ShownOutcome, string> = {
  improved: '▲',
  mixed: '◆',
  'no-change': '=',
  worse: '▼',
  'not-yet-known': '○',
  'in-progress': '→',
};

export function OutcomeTag({ outcome }: { outcome: ShownOutcome }) {
  return (
    <Tag look={outcome} sign={SIGNS[outcome]}>
      {outcome === 'in-progress' ? 'In progress' : OUTCOME_LABELS[outcome]}
    </Tag>
  );
}
