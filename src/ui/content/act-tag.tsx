import type { ACT_DECISIONS } from '../../domain/project/vocabulary.ts';
import { Tag } from './tag.tsx';

export type ActDecision = (typeof ACT_DECISIONS)[number];

const LABELS: Record<ActDecision, string> = { adopt: 'Adopt', adapt: 'Adapt', abandon: 'Abandon' };
const SIGNS: Record<ActDecision, string> = { adopt: '✓', adapt: '↻', abandon: '✕' };

/** What was decided about an idea at the end of a PDSA cycle. */
export function ActTag({ decision }: { decision: ActDecision }) {
  return (
    <Tag look={decision} sign={SIGNS[decision]}>
      {LABELS[decision]}
    </Tag>
  );
}
