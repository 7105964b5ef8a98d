import { textOrNone } from '../given.ts';
import { dataPointKind, measureKind } from '../measure/measure.ts';
import { pdsaCycleKind } from '../pdsa-cycle/pdsa-cycle.ts';
import { type Folded, ofKind } from '../record/kind.ts';
import { projectKind } from './project.ts';

export type SectionState = 'empty' | 'started' | 'done';

/** A section of named questions: how many of them have an answer. */
type QuestionSection = { state: SectionState; answered: number; questions: number };

/** How far a working copy is, section by section. It comes from what was written, and is never set by hand. */
export type Sections = {
  problem: QuestionSection;
  aim: QuestionSection;
  team: { state: SectionState; roles: number };
  cycles: { state: SectionState; cycles: number; finished: number };
  measures: { state: SectionState; measures: number; withPoints: number; points: number };
  learning: QuestionSection;
  details: QuestionSection;
};

/**
 * - `problem`, `aim` (what, how much, by when), `learning` (outcome, what worked, what did not, what differently) and
 *   `details` (organisation, setting, themes, stage) are done when every question has an answer. An outcome not yet known
 *   is no answer.
 * - `team` is done with the first role.
 * - `cycles` are done when every one is finished: it says what happened or was learned, and what becomes of the idea.
 * - `measures` are done when every one has a name and a dated value.
 */
export function sectionsOf(records: readonly Folded[]): Sections {
  const project = ofKind(records, projectKind)[0]?.values ?? {};
  const roles = filled(project.teamRoles);
  return {
    problem: questions([project.problem]),
    aim: questions([project.aimWhat, project.aimHowMuch, project.aimByWhen]),
    team: { state: roles > 0 ? 'done' : 'empty', roles },
    cycles: cyclesSection(records),
    measures: measuresSection(records),
    learning: questions([
      project.outcome === 'not-yet-known' ? '' : project.outcome,
      project.worked,
      project.didNotWork,
      project.differently,
    ]),
    details: questions([
      project.organisation?.name,
      project.setting,
      filled(project.themes) > 0 ? 'some' : '',
      project.stage,
    ]),
  };
}

function questions(answers: readonly (string | undefined)[]): QuestionSection {
  const answered = filled(answers);
  return { state: stateOf(answered, answers.length), answered, questions: answers.length };
}

function cyclesSection(records: readonly Folded[]): Sections['cycles'] {
  const cycles = ofKind(records, pdsaCycleKind);
  const finished = cycles.filter(({ values }) => values.act && filled([values.happened, values.learned]) > 0).length;
  return { state: cycles.length === 0 ? 'empty' : allOrSome(finished, cycles.length), cycles: cycles.length, finished };
}

function measuresSection(records: readonly Folded[]): Sections['measures'] {
  const measures = ofKind(records, measureKind);
  const ids = new Set(measures.map(({ id }) => id));
  const points = ofKind(records, dataPointKind).filter(({ values: { measure = '', on, value } }) => {
    return ids.has(measure) && textOrNone(on) !== undefined && value !== null && value !== undefined;
  });
  const counted = new Set(points.map(({ values }) => values.measure));
  const done = measures.filter(({ id, values }) => textOrNone(values.name) !== undefined && counted.has(id)).length;
  return {
    state: measures.length === 0 ? 'empty' : allOrSome(done, measures.length),
    measures: measures.length,
    withPoints: counted.size,
    points: points.length,
  };
}

const stateOf = (answered: number, of: number): SectionState => (answered === 0 ? 'empty' : allOrSome(answered, of));

const allOrSome = (done: number, of: number): SectionState => (done === of ? 'done' : 'started');

const filled = (texts: readonly (string | undefined)[] | undefined): number =>
  texts?.filter((text) => textOrNone(text) !== undefined).length ?? 0;
