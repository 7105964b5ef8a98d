import * as z from 'zod/mini';
import { scopeDigest } from '../protocol/digest.ts';
import { seqOf } from '../protocol/pull.ts';
import { isoNow, openBaseRows, type Vault } from './vault.ts';
import type { ScopeRow } from './vault-db.ts';

const SETTING = 'audit';
const DAY_MS = 86_400_000;
const TRY_AGAIN_MS = 3_600_000;

const auditsSchema = z.object({
  /** How many times a scope was compared with the server's. */
  compared: z.number(),
  /** How many of these were not the same, and were fetched anew. */
  wrong: z.number(),
  /** Which build of this app audited last: after an update all is audited. */
  build: z.optional(z.string()),
  /** ISO time until which nobody is asked, for the last time there was no answer. */
  restUntil: z.optional(z.string()),
});

export type Audits = z.infer<typeof auditsSchema>;

/** What the audits of this device's working copies have found so far (S29). */
export async function readAudits({ db }: Vault): Promise<Audits> {
  const row = await db.settings.get(SETTING);
  return auditsSchema.safeParse(row?.value).data ?? { compared: 0, wrong: 0 };
}

const writeAudits = ({ db }: Vault, value: Audits) => db.settings.put({ name: SETTING, value });

/** An audit that brought no answer is not tried again at once: it is never in the way of the work. */
export async function restAudits(vault: Vault): Promise<void> {
  const restUntil = new Date(vault.clock.now() + TRY_AGAIN_MS).toISOString();
  await writeAudits(vault, { ...(await readAudits(vault)), restUntil });
}

/**
 * The scopes that are due: fetched to their end, and not audited for a day, or by this build. What only a newer app can read
 * (S12) makes another digest, so such a scope is left out.
 *
 * @param build names this version of the app
 */
export async function scopesToAudit(vault: Vault, build: string | undefined, limit: number): Promise<string[]> {
  const { db } = vault;
  const now = vault.clock.now();
  const audits = await readAudits(vault);
  if (audits.build !== build) {
    await db.scopes.toCollection().modify((row) => void delete row.auditedAt);
    const { compared, wrong } = audits;
    await writeAudits(vault, { compared, wrong, ...(build !== undefined && { build }) });
  } else if (isAhead(audits.restUntil, now, TRY_AGAIN_MS)) return [];
  const unread = new Set((await db.quarantine.toArray()).map((row) => row.scope));
  const rows = await db.scopes.toArray();
  return rows
    .filter((row) => isUpToDate(row) && !unread.has(row.scope) && !wasAudited(row, now))
    .map(({ scope }) => scope)
    .slice(0, limit);
}

const isUpToDate = ({ known, lost, anew, cursor, pulledAt }: ScopeRow): boolean =>
  known && lost === undefined && anew !== true && cursor !== null && pulledAt !== undefined;

/** A time that is further off than it can be was written by a clock that was wrong. */
const isAhead = (until: string | undefined, now: number, longest: number): boolean =>
  until !== undefined && Date.parse(until) > now && Date.parse(until) - now <= longest;

const wasAudited = ({ auditedAt }: ScopeRow, now: number): boolean =>
  auditedAt !== undefined && isAhead(new Date(Date.parse(auditedAt) + DAY_MS).toISOString(), now, DAY_MS);

/**
 * Compares what stands here with the server's digest, where this device has come just as far; a scope that is not the same is
 * fetched from its beginning at the next pull. Where it has not come as far, the next round asks again.
 *
 * @returns whether it is to be fetched anew
 */
export async function judgeScope(
  vault: Vault,
  { scope, seq, digest }: { scope: string; seq: number; digest: string },
): Promise<boolean> {
  const { db } = vault;
  const [row, base] = await db.transaction('r', db.scopes, db.base, async () => [
    await db.scopes.get(scope),
    await db.base.where('scope').equals(scope).toArray(),
  ]);
  if (row === undefined || seqOf(row.cursor) !== seq) return false;
  const states = await openBaseRows(vault, base);
  const standing = base.flatMap(({ record, field }, at) => {
    const state = states[at];
    return state === undefined ? [] : [{ record, field, state }];
  });
  const wrong = (await scopeDigest(standing)) !== digest;
  return db.transaction('rw', db.scopes, db.settings, async () => {
    const now = await db.scopes.get(scope);
    // Something came in meanwhile: what was compared is not there any more.
    if (now === undefined || now.cursor !== row.cursor) return false;
    await db.scopes.put({ ...now, auditedAt: isoNow(vault), ...(wrong && { anew: true }) });
    const audits = await readAudits(vault);
    await writeAudits(vault, {
      ...audits,
      compared: audits.compared + 1,
      wrong: audits.wrong + (wrong ? 1 : 0),
    });
    return wrong;
  });
}
