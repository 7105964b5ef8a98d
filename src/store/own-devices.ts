import { logRowSchema } from '../protocol/pull.ts';
import { personOf } from './person.ts';
import { openAll, type Vault } from './vault.ts';

/**
 * The devices that this vault knows as its person's: itself, the one that the person is named after (S1), and whose changes the server
 * has named as this person's. A file's own word for it is not enough: nobody has signed it.
 */
export async function ownDevices(vault: Vault): Promise<ReadonlySet<string>> {
  const { db } = vault;
  const person = await personOf(vault);
  const own = new Set([await vault.device(), person]);
  for (const scope of await db.scopes.toCollection().primaryKeys()) {
    const entries = await db.log.where('[scope+seq]').between([scope, -Infinity], [scope, Infinity]).toArray();
    for (const body of await openAll(vault, entries)) {
      const { data } = logRowSchema.safeParse(body);
      if (data?.person === person) own.add(data.by);
    }
  }
  return own;
}
