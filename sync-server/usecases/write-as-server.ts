import { fieldOf } from '../../src/domain/kinds.ts';
import { RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { ScopeDraft } from './scope-draft.ts';
import { SERVER, serverMid, serverRow } from './server-row.ts';
import type { Unit } from './service.ts';

/** Where the server writes, and why: something that happened there or in another scope (S24). The same cause writes only once, and never again what was redacted. */
type Place = { scope: string; kind: string; record: string; cause: string };

/**
 * Writes a field by the server. It replaces whatever stands.
 *
 * @throws when the value does not fit the field: a mistake of the server's own
 */
export async function writeAsServer(unit: Unit, write: Place & { field: string; value: unknown }): Promise<void> {
  const { kind, field, value } = write;
  const schema = fieldOf(kind, field)?.schema;
  if (schema === undefined) throw new TypeError(`There is no field ${field} in ${kind}`);
  schema.parse(value);
  await writeRow(unit, write, { field, op: 'set', payload: value, value });
}

/** Takes a record of the server's own away. */
export async function deleteAsServer(unit: Unit, place: Place): Promise<void> {
  const seen = (await unit.tx.scopes.find(place.scope))?.seq ?? 0;
  await writeRow(unit, place, { field: WHOLE_RECORD, op: 'delete', payload: { seen }, value: RECORD_DELETED });
}

/** Brings a record of the server's own back that was taken away; one that stands is left as it is. */
export async function bringBackAsServer(unit: Unit, place: Place): Promise<void> {
  const rows = await unit.tx.fields.ofRecords(place.scope, [place.record]);
  const whole = rows.find(({ field }) => field === WHOLE_RECORD);
  if (whole?.state.heads[0]?.value !== RECORD_DELETED) return;
  await writeRow(unit, place, { field: WHOLE_RECORD, op: 'restore', payload: null, value: undefined });
}

type Change = { field: string; op: 'set' | 'delete' | 'restore'; payload: unknown; value: unknown };

async function writeRow(unit: Unit, { scope, kind, record, cause }: Place, change: Change): Promise<void> {
  const { field, op, payload, value } = change;
  const mid = serverMid([scope, kind, record, field, cause]);
  const [known] = await unit.tx.log.known(scope, [mid]);
  const [redacted] = await unit.tx.redactions.find(scope, [mid]);
  if (known !== undefined || redacted !== undefined) return;
  const draft = await ScopeDraft.load(unit, scope, [{ record, field, op, base: [], payload }]);
  const found = draft.kindOf(record);
  if (op === 'set') bringBack(draft, { scope, kind, record, cause: mid }, unit.now);
  if (found !== undefined && found !== kind) throw new Error(`The record of a ${kind} is a ${found} already`);
  const base = draft.stateOf(record, field).heads.flatMap((head) => head.versions);
  const madeAt = unit.now;
  const row = serverRow({ mid, record, kind, field, op, base, payload, madeAt });
  draft.add(row, { heads: op === 'restore' ? [] : [{ versions: [mid], value, person: SERVER, madeAt }] });
  await draft.flush(unit);
}

/** What the server had taken away stands again as soon as it writes there anew. */
function bringBack(draft: ScopeDraft, { scope, kind, record, cause }: Place, madeAt: string): void {
  if (draft.stateOf(record, WHOLE_RECORD).heads[0]?.value !== RECORD_DELETED) return;
  const mid = serverMid([scope, cause, 'revive']);
  const restored = { mid, record, kind, field: WHOLE_RECORD, op: 'restore', base: [], payload: null, madeAt } as const;
  draft.add(serverRow(restored), { heads: [] });
}
