import { dataPointKind } from '../../domain/measure/measure.ts';
import type { Part } from '../../domain/pdsa-cycle/parts.ts';
import { type Folded, ofKind } from '../../domain/record/kind.ts';
import type { ChangeMade } from './change-words.ts';

const SECTION_OF: Record<string, string> = {
  title: 'details',
  organisation: 'details',
  setting: 'details',
  themes: 'details',
  stage: 'details',
  startedOn: 'details',
  endedOn: 'details',
  summary: 'problem',
  problem: 'problem',
  aimWhat: 'aim',
  aimHowMuch: 'aim',
  aimByWhen: 'aim',
  teamRoles: 'team',
  contactRole: 'team',
  outcome: 'learning',
  finding: 'learning',
  worked: 'learning',
  didNotWork: 'learning',
  differently: 'learning',
  spread: 'learning',
};

const PART_OF: Record<string, Part> = {
  happened: 'do',
  obstacles: 'do',
  startedOn: 'do',
  endedOn: 'do',
  learned: 'study',
  predictionResult: 'study',
  act: 'act',
  next: 'act',
};

/**
 * The page on which a change can be mended, with the field's id behind `#`. `scope` is `project:<id>`, `person:<id>` or
 * `desk:<code>`. What is taken out for good is mended in the history.
 */
export function workPath(scope: string, records: readonly Folded[], { record, kind, field, op }: ChangeMade): string {
  const [scopeKind, id = ''] = scope.split(':');
  if (kind === 'device') return '/devices';
  if (kind === 'profile' && (field === 'public' || field === 'forgotten'))
    return `/you/${field === 'public' ? 'public' : 'forget'}`;
  if (scopeKind === 'desk') return deskPath(`/desk/${id}`, kind, record);
  if (scopeKind === 'person') return kind === 'report' ? '/reports' : '/you';
  const base = `/work/${id}`;
  if (op === 'redact') return `${base}/history/${record}/${field}`;
  switch (kind) {
    case 'project':
      return SECTION_OF[field] === undefined ? base : `${base}/${SECTION_OF[field]}#${field}`;
    case 'pdsa-cycle':
      return `${base}/cycles/${record}/${field === '*' ? 'plan' : `${PART_OF[field] ?? 'plan'}#${field}`}`;
    case 'measure':
      return `${base}/measures/${record}${field === '*' ? '' : `#${field}`}`;
    case 'data-point': {
      const measure = ofKind(records, dataPointKind).find((point) => point.id === record)?.values.measure;
      const place = field === '*' ? `reading-${record}` : `${field}-${record}`;
      return measure === undefined ? `${base}/measures` : `${base}/measures/${measure}#${place}`;
    }
    case 'team-member':
    case 'team-change':
      return `${base}/people`;
    default:
      return base;
  }
}

function deskPath(base: string, kind: string, record: string): string {
  if (kind === 'desk-moderator') return `${base}/moderators`;
  if (kind === 'desk-policy') return base;
  return kind === 'desk-report' ? `${base}/report/${record}` : `${base}/${record}`;
}
