import * as z from 'zod/mini';
import { type Pass, passesSchema } from '../domain/identifiers/pass.ts';
import { openAll, openOutboxRows, type Vault } from './vault.ts';

type Place = { scope: string; record: string; field: string };

const rowSchema = z.object({ passed: z.optional(z.catch(passesSchema, [])) });

/**
 * The reasons that were given in a field for what looks as if it told who a patient is (S31): by anybody in the team, as far as this device
 * has its history, then by this device's person. In a transaction it needs the outbox and the log.
 */
export async function knownPasses(vault: Vault, { scope, record, field }: Place): Promise<Pass[]> {
  const { log, outbox } = vault.db;
  const place = [scope, record, field];
  const [logged, own] = await Promise.all([
    log.where('[scope+record+field]').equals(place).sortBy('seq'),
    outbox.where('[scope+record+field]').equals(place).sortBy('n'),
  ]);
  const bodies = await openAll(vault, logged);
  const mine = await openOutboxRows(vault, own);
  return [
    ...bodies.flatMap((body) => rowSchema.safeParse(body).data?.passed ?? []),
    ...mine.flatMap(({ mutation }) => mutation.passed ?? []),
  ];
}
