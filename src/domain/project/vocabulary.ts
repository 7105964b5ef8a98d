/** What came of a project. The order is that of lists on screens. */
export const OUTCOMES = ['improved', 'mixed', 'no-change', 'worse', 'not-yet-known'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How far a project is. `testing` to `sustaining` are in progress. */
export const STAGES = ['idea', 'planning', 'testing', 'implementing', 'sustaining', 'completed', 'stopped'] as const;
export type Stage = (typeof STAGES)[number];

export const MEASURE_TYPES = ['outcome', 'process', 'balancing'] as const;
export const DIRECTIONS = ['up-is-good', 'down-is-good', 'neither'] as const;
export const ACT_DECISIONS = ['adopt', 'adapt', 'abandon'] as const;
export const PREDICTION_RESULTS = ['as-predicted', 'partly', 'not-as-predicted'] as const;

export const OUTCOME_LABELS: Record<Outcome, string> = {
  improved: 'Improved',
  mixed: 'Mixed',
  'no-change': 'No change',
  worse: 'Worse',
  'not-yet-known': 'Not yet known',
};

export const STAGE_LABELS: Record<Stage, string> = {
  idea: 'Idea',
  planning: 'Planning',
  testing: 'Testing',
  implementing: 'Putting into practice',
  sustaining: 'Keeping it going',
  completed: 'Completed',
  stopped: 'Stopped',
};

/** Whether work on a project of this stage still goes on. */
export const inProgress = (stage: Stage): boolean => stage !== 'completed' && stage !== 'stopped';
