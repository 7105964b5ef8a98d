import type { FieldHistoryRow } from '../storage/storage.ts';
import { type FieldPlace, type Redacted, redactValues } from './redact-values.ts';
import { ScopeDraft } from './scope-draft.ts';
import { serverMid, serverRow } from './server-row.ts';
import type { Unit } from './service.ts';

/** As many values as one redaction names. */
const AT_ONCE = 100;

export type Redact = { place: FieldPlace; isNamed: (row: FieldHistoryRow) => boolean; redacted: Redacted };

/** Redacts values of a field by the server, by rows that tell the devices (S23). What is redacted already is passed over. */
export async function redactAsServer(unit: Unit, { place, isNamed, redacted }: Redact): Promise<void> {
  const history = await unit.tx.log.history(place.scope, place.record, place.field);
  const values = history.filter((row) => isNamed(row) && !row.redacted && row.op !== 'redact');
  for (let at = 0; at < values.length; at += AT_ONCE) {
    await redactSome(unit, place, values.slice(at, at + AT_ONCE), redacted);
  }
}

async function redactSome(
  unit: Unit,
  place: FieldPlace,
  values: readonly FieldHistoryRow[],
  redacted: Redacted,
): Promise<void> {
  const { scope, record, field } = place;
  const named = values.map(({ mid, hash }) => ({ mid, hash }));
  const mids = named.map(({ mid }) => mid);
  const payload = { mids, reason: redacted.reason };
  const draft = await ScopeDraft.load(unit, scope, [{ record, field, op: 'redact', base: [], payload }]);
  const kind = draft.kindOf(record) ?? values[0]?.kind ?? '';
  const state = await redactValues(unit, place, named, draft.stateOf(record, field), redacted);
  const mid = serverMid([scope, record, field, 'redact', ...mids]);
  draft.add(serverRow({ mid, record, kind, field, op: 'redact', base: [], payload, madeAt: unit.now }), state);
  await draft.flush(unit);
}
