import { inProgress, type Outcome, type Stage } from '../../domain/project/vocabulary.ts';
import type { ShownOutcome } from '../content/outcome-tag.tsx';

/** What a project's tag says: its outcome, or that it goes on while there is none yet. */
export const shownOutcome = ({ outcome, stage }: { outcome: Outcome; stage: Stage }): ShownOutcome =>
  outcome === 'not-yet-known' && inProgress(stage) ? 'in-progress' : outcome;
