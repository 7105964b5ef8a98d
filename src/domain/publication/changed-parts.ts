import { measureKind } from '../measure/measure.ts';
import { pdsaCycleKind } from '../pdsa-cycle/pdsa-cycle.ts';
import { projectKind } from '../project/project.ts';
import type { PublishedContent, PublishedCycle, PublishedMeasure } from '../project/published-project.ts';
import { settingLabel } from '../project/settings.ts';
import { themeLabel } from '../project/themes.ts';
import { OUTCOME_LABELS, STAGE_LABELS } from '../project/vocabulary.ts';
import type { Kind } from '../record/kind.ts';

/** One part of a published content that two versions say differently; an empty text where one of them has no such part. */
export type ChangedPart = { key: string; label: string; before: string; after: string };

type Part = { label: string; text: string };

/** What a content says differently from the one before it, in the order of the newer one; then what is gone. */
export function changedParts(before: PublishedContent, after: PublishedContent): ChangedPart[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.text === is?.text) return [];
    return [{ key, label: is?.label ?? was?.label ?? key, before: was?.text ?? '', after: is?.text ?? '' }];
  });
}

function partsOf(content: PublishedContent): Map<string, Part> {
  const { setting, organisation, cycles, measures } = content;
  const parts = new Map<string, Part>();
  const add = (key: string, label: string, text: string | undefined) => {
    if (text !== undefined && text !== '') parts.set(key, { label, text });
  };
  add('form', 'What is published', content.form === 'full' ? 'The whole project' : 'That they are doing this');
  add('organisation', labelOf(projectKind, 'organisation'), organisation?.name);
  add('setting', labelOf(projectKind, 'setting'), setting && settingLabel(setting));
  add('themes', labelOf(projectKind, 'themes'), content.themes.map(themeLabel).join(', '));
  add('stage', labelOf(projectKind, 'stage'), STAGE_LABELS[content.stage]);
  add('outcome', labelOf(projectKind, 'outcome'), OUTCOME_LABELS[content.outcome]);
  add('teamRoles', labelOf(projectKind, 'teamRoles'), content.teamRoles.join(', '));
  for (const field of TEXTS) add(field, labelOf(projectKind, field), content[field]);
  for (const [at, cycle] of cycles.entries()) addCycle(add, cycle, `Cycle ${at + 1}`);
  for (const measure of measures) addMeasure(add, measure);
  return parts;
}

const TEXTS = [
  ...([
    'title',
    'summary',
    'finding',
    'problem',
    'aimWhat',
    'aimHowMuch',
    'aimByWhen',
    'startedOn',
    'endedOn',
  ] as const),
  ...(['worked', 'didNotWork', 'differently', 'spread', 'contactRole'] as const),
];

type Add = (key: string, label: string, text: string | undefined) => void;

function addCycle(add: Add, { id, ...cycle }: PublishedCycle, name: string): void {
  for (const [field, text] of Object.entries(cycle)) {
    if (field !== 'follows') add(`${id}/${field}`, `${name}: ${labelOf(pdsaCycleKind, field)}`, text);
  }
}

function addMeasure(add: Add, { id, name, points, baseline: _, result: __, ...measure }: PublishedMeasure): void {
  const label = `Measure “${name}”`;
  add(`${id}/name`, `${label}: name`, name);
  for (const [field, value] of Object.entries(measure)) {
    add(`${id}/${field}`, `${label}: ${labelOf(measureKind, field)}`, value === undefined ? undefined : String(value));
  }
  const lines = points.map(({ on, value, note }) => `${on}: ${value}${note === undefined ? '' : ` (${note})`}`);
  add(`${id}/points`, `${label}: readings`, lines.join('\n'));
}

const labelOf = (kind: Kind, field: string): string => kind.fields[field]?.label ?? field;
