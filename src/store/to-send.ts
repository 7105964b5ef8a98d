import type { Vault } from './vault.ts';

/** The places of the changes that wait to be sent, for whoever has to know that there is something to send. */
export const placesToSend = (vault: Vault): Promise<number[]> =>
  vault.db.outbox.where('state').anyOf('waiting', 'sending').primaryKeys();
