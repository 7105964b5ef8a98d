import type { Vault } from './vault.ts';
import type { OutboxState } from './vault-db.ts';

/** The states of what the server has not named. */
export const UNSENT: readonly OutboxState[] = ['waiting', 'sending', 'held', 'parked', 'refused'];

/** The places of the changes that the server has not named, for whoever has to know that they changed. */
export const unsentPlaces = (vault: Vault): Promise<number[]> =>
  vault.db.transaction('r', vault.db.outbox, () =>
    vault.db.outbox
      .where('state')
      .anyOf([...UNSENT])
      .primaryKeys(),
  );

/** The places of the changes that wait to be sent, for whoever has to know that there is something to send. */
export const placesToSend = (vault: Vault): Promise<number[]> =>
  vault.db.transaction('r', vault.db.outbox, () =>
    vault.db.outbox.where('state').anyOf('waiting', 'sending').primaryKeys(),
  );
