import { given, textOrNone } from '../given.ts';
import { dataPointKind, measureKind } from '../measure/measure.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pdsaCycleKind } from '../pdsa-cycle/pdsa-cycle.ts';
import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { projectKind } from './project.ts';
import type { PublishedContent, PublishedCycle, PublishedMeasure, PublishedPoint } from './published-project.ts';
import { inProgress } from './vocabulary.ts';

type Project = RecordOf<typeof projectKind>['values'];
type Cycle = RecordOf<typeof pdsaCycleKind>;
type Measure = RecordOf<typeof measureKind>;
type Point = RecordOf<typeof dataPointKind>;

/** A project that goes on is shown by what it is about and no more: nothing that its team has yet to check. */
const NOTHING = {
  tags: [],
  teamRoles: [],
  changeIdeas: [],
  cycles: [],
  measures: [],
} satisfies Partial<PublishedContent>;

/**
 * What a working copy says when it is published. The same records give the same content in whatever order they come, and no
 * key is undefined, so the hash of its canonical JSON is stable: cycles and measures by their order, points by date, sets
 * sorted. Empty texts, cycles without a word and points without a date or a value are left out.
 *
 * - `in-progress`: title, organisation, setting, themes, aim, stage and the role to contact.
 * - `full`: all that was written. `baseline` and `result` stay absent: the points show both.
 */
export function contentToPublish(records: readonly Folded[], form: PublishedContent['form']): PublishedContent {
  const project = ofKind(records, projectKind)[0]?.values ?? {};
  return form === 'in-progress' ? inProgressContent(project) : fullContent(project, records);
}

function inProgressContent(project: Project): PublishedContent {
  const stage = project.stage || 'testing';
  return {
    form: 'in-progress',
    ...aboutProject(project),
    ...NOTHING,
    stage: inProgress(stage) ? stage : 'testing',
    outcome: 'not-yet-known',
  };
}

function fullContent(project: Project, records: readonly Folded[]): PublishedContent {
  return {
    form: 'full',
    ...aboutProject(project),
    ...NOTHING,
    stage: project.stage || (textOrNone(project.endedOn) === undefined ? 'testing' : 'completed'),
    outcome: project.outcome || 'not-yet-known',
    teamRoles: sorted(project.teamRoles),
    cycles: cyclesOf(ofKind(records, pdsaCycleKind)),
    measures: measuresOf(ofKind(records, measureKind), ofKind(records, dataPointKind)),
    ...texts(project, [
      'summary',
      'finding',
      'problem',
      'startedOn',
      'endedOn',
      'worked',
      'didNotWork',
      'differently',
      'spread',
    ]),
  };
}

function aboutProject(project: Project) {
  return {
    title: textOrNone(project.title) ?? '',
    themes: sorted(project.themes),
    ...given({ organisation: organisationOf(project.organisation) }),
    ...texts(project, ['setting', 'aimWhat', 'aimHowMuch', 'aimByWhen', 'contactRole']),
  };
}

function cyclesOf(cycles: readonly Cycle[]): PublishedCycle[] {
  const told = cycles
    .map(({ id, values }) => ({ id, follows: values.follows, said: saidOf(values) }))
    .filter(({ said }) => Object.keys(said).length > 0);
  const ids = new Set(told.map(({ id }) => id));
  return told.map(({ id, follows, said }) =>
    given({ id, follows: follows !== undefined && ids.has(follows) ? follows : undefined, ...said }),
  );
}

const saidOf = (values: Cycle['values']) => ({
  ...texts(values, [
    'changeIdea',
    'question',
    'prediction',
    'planWho',
    'planWhat',
    'planWhen',
    'planWhere',
    'planData',
  ]),
  ...texts(values, ['startedOn', 'endedOn', 'happened', 'obstacles', 'learned', 'next']),
  ...given({ predictionResult: values.predictionResult || undefined, act: values.act || undefined }),
});

/** A measure that has neither a name nor points is left out; one with points only is called what it is. */
function measuresOf(measures: readonly Measure[], points: readonly Point[]): PublishedMeasure[] {
  return measures
    .map(({ id, values }) => ({ id, values, name: textOrNone(values.name), points: pointsOf(id, points) }))
    .filter((measure) => measure.name !== undefined || measure.points.length > 0)
    .map(({ id, values, name, points }) => ({
      id,
      name: name ?? 'Measure without a name',
      ...given({
        type: values.type || undefined,
        direction: values.direction || undefined,
        target: values.target ?? undefined,
      }),
      ...texts(values, ['unit', 'definition']),
      points,
    }));
}

function pointsOf(measure: string, points: readonly Point[]): PublishedPoint[] {
  return points
    .filter(({ values }) => values.measure === measure)
    .flatMap(({ id, values: { on = '', value, note } }) => {
      return on === '' || value === undefined || value === null ? [] : [{ id, on, value, note: textOrNone(note) }];
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.id, b.id))
    .map(({ on, value, note }) => given({ on, value, note }));
}

function organisationOf(organisation: Organisation | null | undefined): Organisation | undefined {
  const name = textOrNone(organisation?.name);
  if (name === undefined) return undefined;
  return given({ name, code: textOrNone(organisation?.code), icb: textOrNone(organisation?.icb) });
}

/** The named texts that say something, without the space around them. */
const texts = <K extends string>(values: { [key in K]?: string }, keys: readonly K[]): { [key in K]?: string } =>
  given(Object.fromEntries(keys.map((key) => [key, textOrNone(values[key])]))) as { [key in K]?: string };

const sorted = (set: readonly string[] | undefined): string[] =>
  [...new Set(set?.map((item) => item.trim()).filter((item) => item !== ''))].sort(compare);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
