import { sameValue } from '../protocol/canonical.ts';
import { type LogRow, logRowSchema } from '../protocol/pull.ts';
import { openAll, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * Whether the server has what is here under this name. A copy of this device may have sent another change under it: one from before it
 * was changed here, or, where a restored server had lost this one, its own (S14, S16).
 */
export const saysTheSame = ({ mutation, redacted: isOut }: OutboxBody, { payload, redacted }: LogRow): boolean =>
  isOut === true || redacted !== undefined || sameValue(mutation.payload, payload);

/** The names of those own changes that the log of this device has as they are here. */
export async function namesInLog(vault: Vault, scope: string, own: readonly OutboxRow[]): Promise<Set<string>> {
  const entries = await vault.db.log
    .where('[scope+mid]')
    .anyOf(own.map(({ mid }) => [scope, mid]))
    .toArray();
  const rows = new Map(
    (await openAll(vault, entries)).map((body) => logRowSchema.parse(body)).map((row) => [row.mid, row]),
  );
  const bodies = await openOutboxRows(vault, own);
  const same = own.filter(({ mid }, at) => {
    const [body, row] = [bodies[at], rows.get(mid)];
    return body !== undefined && row !== undefined && saysTheSame(body, row);
  });
  return new Set(same.map(({ mid }) => mid));
}
