import { createHash } from 'node:crypto';
import { fieldOf } from '../../src/domain/kinds.ts';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { ScopeDraft } from './scope-draft.ts';
import type { Unit } from './service.ts';

/** Who stands as device and person on the rows that the server writes. */
export const SERVER = 'server';

/** A mutation id that is the same for the same cause, so that doing something twice writes once. */
export const serverMid = (cause: unknown): string =>
  createHash('sha256').update(canonicalJson(cause)).digest().subarray(0, 16).toString('base64url');

/** One field that the server writes in a scope, because of something that happened there or in another scope (S24). */
export type ServerWrite = { scope: string; kind: string; record: string; field: string; value: unknown; cause: string };

/**
 * Writes a field by the server. It replaces whatever stands; the same cause writes only once.
 *
 * @throws when the value does not fit the field: a mistake of the server's own
 */
export async function writeAsServer(unit: Unit, write: ServerWrite): Promise<void> {
  const { kind, field, value } = write;
  const schema = fieldOf(kind, field)?.schema;
  if (schema === undefined) throw new TypeError(`There is no field ${field} in ${kind}`);
  schema.parse(value);
  await writeRow(unit, write, 'set', value, value);
}

/** Takes a record of the server's own away. */
export async function deleteAsServer(unit: Unit, record: Omit<ServerWrite, 'field' | 'value'>): Promise<void> {
  const write = { ...record, field: WHOLE_RECORD, value: RECORD_DELETED };
  const seen = (await unit.tx.scopes.find(record.scope))?.seq ?? 0;
  await writeRow(unit, write, 'delete', { seen }, RECORD_DELETED);
}

async function writeRow(
  unit: Unit,
  { scope, kind, record, field, cause }: ServerWrite,
  op: 'set' | 'delete',
  payload: unknown,
  value: unknown,
): Promise<void> {
  const mid = serverMid([scope, kind, record, field, cause]);
  const [known] = await unit.tx.log.known(scope, [mid]);
  if (known !== undefined) return;
  const draft = await ScopeDraft.load(unit, scope, [{ record, field, op, base: [], payload }]);
  const found = draft.kindOf(record);
  if (found !== undefined && found !== kind) throw new Error(`The record of a ${kind} is a ${found} already`);
  const base = draft.stateOf(record, field).heads.flatMap((head) => head.versions);
  const madeAt = unit.now;
  draft.add(
    {
      ...{ mid, record, kind, field, op, base, payload, madeAt, status: 'applied' },
      ...{ by: SERVER, person: SERVER, schemaVersion: SCHEMA_VERSION, hash: '' },
    },
    { heads: [{ versions: [mid], value, person: SERVER, madeAt }] },
  );
  await draft.flush(unit);
}
