import { fieldOf } from '../../domain/kinds.ts';
import { dataPointKind, measureKind } from '../../domain/measure/measure.ts';
import { pdsaCycleKind } from '../../domain/pdsa-cycle/pdsa-cycle.ts';
import { type Folded, ofKind } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';

/** Names one field of one record. */
export type ChangePlace = { record: string; kind: string; field: string };
/** The same, where what was done to it says something. */
export type ChangeMade = ChangePlace & { op?: string };

const WHOLE = '*';
const RECORD_WORDS: Record<string, string> = {
  'pdsa-cycle': 'PDSA cycle',
  measure: 'Measure',
  'data-point': 'Reading',
  'team-member': 'Team',
  'desk-moderator': 'Moderators',
  'desk-policy': 'How the desk works',
  report: 'Report',
  'desk-report': 'Report',
  'team-change': 'Team',
  device: 'Your devices',
};
/** Fields that a person never sees under a name. */
const INNER_WORDS: Record<string, string> = {
  'device.out': 'one of them taken out',
  'device.name': 'name of one of them',
  'team-change.change': 'who may do what',
  'pdsa-cycle.order': 'its place in the list',
  'pdsa-cycle.follows': 'the cycle it follows',
  'measure.order': 'its place in the list',
  'measure.name': 'its name',
  'data-point.measure': 'the measure it belongs to',
};

/** What was changed, as a person would say it on the phone: "Cycle 2: What happened?", "Aim: By how much". */
export function changeWords(records: readonly Folded[], { op, ...place }: ChangeMade): string {
  return op === 'redact' ? `Taking out for good: ${placeWords(records, place)}` : placeWords(records, place);
}

function placeWords(records: readonly Folded[], { record, kind, field }: ChangePlace): string {
  const whole = recordWords(records, kind, record);
  if (field === WHOLE) return whole === undefined ? 'Removed' : `${whole}: removed or brought back`;
  const label = INNER_WORDS[`${kind}.${field}`] ?? fieldOf(kind, field)?.label ?? field;
  return whole === undefined ? label : `${whole}: ${label}`;
}

/** Which cycle, measure or reading a record is; undefined for the project itself and other records there is one of. */
export function recordWords(records: readonly Folded[], kind: string, id: string): string | undefined {
  switch (kind) {
    case pdsaCycleKind.name: {
      const at = ofKind(records, pdsaCycleKind).findIndex((cycle) => cycle.id === id);
      return at < 0 ? RECORD_WORDS[kind] : `Cycle ${at + 1}`;
    }
    case measureKind.name: {
      const name = ofKind(records, measureKind)
        .find((measure) => measure.id === id)
        ?.values.name?.trim();
      return name ? `Measure “${name}”` : RECORD_WORDS[kind];
    }
    case dataPointKind.name: {
      const on = ofKind(records, dataPointKind).find((point) => point.id === id)?.values.on;
      return on ? `Reading of ${formatDate(on)}` : RECORD_WORDS[kind];
    }
    default:
      return RECORD_WORDS[kind];
  }
}
