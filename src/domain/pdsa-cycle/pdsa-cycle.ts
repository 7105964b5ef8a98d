import { ACT_DECISIONS, PREDICTION_RESULTS } from '../project/vocabulary.ts';
import { choice, date, line, prose } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** One Plan-Do-Study-Act test. Cycles that follow one another on a change idea are a ramp. */
export const pdsaCycleKind = defineKind({
  name: 'pdsa-cycle',
  scope: 'project',
  fields: {
    /** Fractional index among the project's cycles. */
    order: line('Order', 100),
    /** The cycle that this one follows in its ramp. */
    follows: line('Follows', 64),
    changeIdea: prose('What will you try?'),
    question: prose('What do you want to find out?'),
    prediction: prose('What do you think will happen?'),
    planWho: line('Who'),
    planWhat: prose('What exactly'),
    planWhen: line('When'),
    planWhere: line('Where'),
    planData: prose('What will you count or note down?'),
    startedOn: date('Started'),
    endedOn: date('Ended'),
    happened: prose('What happened?'),
    obstacles: prose('What got in the way?'),
    learned: prose('What did you learn?'),
    predictionResult: choice('Was it as you predicted?', PREDICTION_RESULTS),
    act: choice('What will you do with this idea?', ACT_DECISIONS),
    next: prose('What will you do next?'),
  },
});
