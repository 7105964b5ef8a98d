import { laneOf } from './carried-lane.ts';
import type { FileChange, Reader } from './read-work-file.ts';
import { seal, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/** A row to be added; its place in the order of saves comes with it. */
export type NewRow = Omit<OutboxRow, 'n'>;

/**
 * What becomes of a change in a file. `mine` is signed by a device that is surely this person's, and goes in as it is; `carried` waits in a lane of its own, to be sent for somebody else.
 * What somebody else's server has named, and what asks for its author, is nobody else's to bring.
 */
export type Fate = 'mine' | 'carried' | 'sent-already' | 'asks-its-author';

export function fateOf({ mutation, state }: FileChange, reader: Reader): Fate {
  if (reader.devices.has(mutation.by)) return 'mine';
  if (state === 'sending') return 'carried';
  return state === 'sent' || state === 'confirmed' ? 'sent-already' : 'asks-its-author';
}

/** The row that a change becomes. What another device made goes on with the signature of that device, or the server would not take it. */
export async function rowOf(
  vault: Vault,
  change: FileChange,
  { fate, title, since }: { fate: Fate; title: string; since: string },
  reader: Reader,
): Promise<NewRow> {
  const { mutation, state, problem, message, signature, create, by } = change;
  const { mid, scope, record, field, kind } = mutation;
  const foreign = mutation.by !== reader.device && signature !== undefined;
  const reason = { ...(problem !== undefined && { problem }), ...(message !== undefined && { message }) };
  // One's own project has its title where it can be taken out for good (S23).
  const shown = fate === 'carried' ? title : '';
  const carried = foreign ? { carried: { ...by, signature, title: shown, ...(create && { create }) } } : {};
  return {
    ...{ mid, record, field, kind, state, since },
    scope: fate === 'carried' ? laneOf(mutation.by, scope) : scope,
    ...(foreign && { carrier: by.publicKey }),
    // It leaves when the desk says yes, here as there (S31).
    ...(state === 'held' && problem === 'asked' && { asks: true }),
    body: await seal(vault, { mutation, ...reason, ...carried }),
  };
}
