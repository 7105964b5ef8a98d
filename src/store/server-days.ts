import * as z from 'zod/mini';
import type { Vault } from './vault.ts';

const SETTING = 'server-days';
const DAY_MS = 86_400_000;
const MOST_DAYS = 100;

/** How far the outbox had come on days that the server's clock told, in milliseconds since 1970. */
const daysSchema = z.array(z.object({ at: z.number(), n: z.number() }));

/**
 * Notes once a day what the server's clock says, so that a device whose clock jumps does not take what is new for old.
 *
 * @returns whether a day was noted
 */
export async function noteServerTime(vault: Vault, at: number): Promise<boolean> {
  const { db } = vault;
  return db.transaction('rw', db.settings, db.outbox, async () => {
    // A server whose clock was set back: what it said before would make all look older than it is.
    const days = (await readDays(vault)).filter((day) => day.at <= at);
    const last = days.at(-1);
    if (last !== undefined && at - last.at < DAY_MS) return false;
    const newest = await db.outbox.orderBy('n').last();
    const next = [...days, { at, n: newest?.n ?? 0 }].slice(-MOST_DAYS);
    await db.settings.put({ name: SETTING, value: next });
    return true;
  });
}

/** The last change that was there already so long ago, as the server's clock tells; 0 where that is not known. */
export async function lastBeforeServerDays(vault: Vault, days: number): Promise<number> {
  const noted = await readDays(vault);
  const now = noted.at(-1)?.at ?? 0;
  return noted.findLast(({ at }) => now - at >= days * DAY_MS)?.n ?? 0;
}

async function readDays({ db }: Vault): Promise<z.infer<typeof daysSchema>> {
  const read = daysSchema.safeParse((await db.settings.get(SETTING))?.value);
  return read.success ? read.data : [];
}
