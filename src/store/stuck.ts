import { renew } from './renew.ts';
import { isoNow, openOutbox, type Vault } from './vault.ts';
import { OVER_TAKEN_OUT } from './vault-bodies.ts';
import type { OutboxState } from './vault-db.ts';

/** Why a change came back that was not let through, though the server was in reach (S8). */
export const BLOCKED = 'blocked';

/** What was not taken for a reason that may be gone by now. For the rest a person changes what they wrote. */
const MAY_HELP: readonly string[] = [
  ...['could-not-apply', 'too-many', 'unknown-kind', 'unknown-field', 'same-mid-other-bytes', OVER_TAKEN_OUT],
  ...['not-a-member', 'not-allowed', 'too-large', 'bad-request', BLOCKED],
];

export const mayHelpToSendAgain = ({ state, problem }: { state: OutboxState; problem: string }): boolean =>
  state !== 'held' && MAY_HELP.includes(problem);

/**
 * Sends again what came back: as a new change, or, where another device signed it, as it is.
 *
 * @returns whether there was such a change
 */
export async function sendAgain(vault: Vault, mid: string): Promise<boolean> {
  const { outbox } = vault.db;
  return vault.db.transaction('rw', outbox, async () => {
    const row = await outbox.where('mid').equals(mid).first();
    if (row === undefined || !(row.state === 'parked' || row.state === 'refused')) return false;
    const body = await openOutbox(vault, row);
    if (body.carried === undefined) await renew(vault, row, body);
    else await outbox.update(row.n, { state: 'sending', since: isoNow(vault) });
    return true;
  });
}
