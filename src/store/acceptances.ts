import * as z from 'zod/mini';
import { acceptRequestSchema, type Grant } from '../protocol/grants.ts';
import { isoNow, openAll, seal, type Vault } from './vault.ts';

const PREFIX = 'acceptance:';

const acceptanceSchema = z.object({
  scope: acceptRequestSchema.shape.scope,
  secret: acceptRequestSchema.shape.secret,
  /** ISO time at which the person said yes. */
  madeAt: z.string(),
  /** Why the server does not let them in by this: then it asks for its person. */
  refused: z.optional(z.string()),
});

/** That a person means to come in by a link (S1): it waits here until the server has answered. */
export type Acceptance = z.infer<typeof acceptanceSchema>;

/**
 * Keeps it on the disk before anything is asked of the server. Another link into the same scope takes its place. The device has keys
 * from here on, so that the next round can ask.
 */
export async function keepAcceptance(vault: Vault, { scope, secret }: Grant): Promise<void> {
  await vault.device();
  await put(vault, { scope, secret, madeAt: isoNow(vault) });
}

/** All of them, the oldest first. */
export async function acceptances(vault: Vault): Promise<Acceptance[]> {
  const rows = await vault.db.settings.where('name').startsWith(PREFIX).toArray();
  const bodies = await openAll(
    vault,
    rows.map(({ value }) => ({ body: value })),
  );
  const read = bodies.flatMap((body) => acceptanceSchema.safeParse(body).data ?? []);
  return read.sort((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : 0));
}

/** Those that the server has not answered yet. */
export const waitingAcceptances = async (vault: Vault): Promise<Acceptance[]> =>
  (await acceptances(vault)).filter(({ refused }) => refused === undefined);

/** The server said no for good: it stays, to be told. */
export async function acceptanceRefused(vault: Vault, acceptance: Acceptance, code: string): Promise<void> {
  if (await isThere(vault, acceptance)) await put(vault, { ...acceptance, refused: code });
}

/** It was answered, or its person takes it back. One that took its place meanwhile stays. */
export async function dropAcceptance(vault: Vault, acceptance: Grant): Promise<void> {
  if (await isThere(vault, acceptance)) await vault.db.settings.delete(PREFIX + acceptance.scope);
}

const put = async (vault: Vault, acceptance: Acceptance): Promise<void> => {
  const value = await seal(vault, acceptance);
  await vault.db.settings.put({ name: PREFIX + acceptance.scope, value });
};

const isThere = async (vault: Vault, { scope, secret }: Grant): Promise<boolean> =>
  (await acceptances(vault)).some((one) => one.scope === scope && one.secret === secret);
