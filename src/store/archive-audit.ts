import { canonicalJson, sha256 } from '../protocol/canonical.ts';
import type { ArchiveDb, PieceRow } from './archive-db.ts';
import { readPieces } from './piece-reads.ts';

const DAY_MS = 86_400_000;
const PIECES_A_ROUND = 10;
const ITEMS_A_BREATH = 10;

export type ArchiveAudit = { db: ArchiveDb; now(): number; breathe?: (() => Promise<void>) | undefined };

/**
 * Looks whether kept pieces are still what they were, a few at a time, each about once a day (S29). The first look, soon after a
 * piece came, remembers its hash: taking it on arrival would make the first copy of the archive slower. What is wrong or cannot be
 * read is dropped, so that it is fetched again.
 *
 * @returns how many pieces were dropped
 */
export async function auditArchive(parts: ArchiveAudit): Promise<number> {
  const { db } = parts;
  let dropped = 0;
  for (const name of await piecesDue(parts)) {
    await parts.breathe?.();
    const [piece] = await readPieces(db, [name]);
    const found = piece === undefined ? undefined : await hashOf(parts, piece);
    dropped += (await settle(parts, name, found, piece !== undefined)) ? 1 : 0;
  }
  return dropped;
}

/** Those that were never looked at first, then those of longest ago. A time that is to come was written by a clock that was wrong. */
async function piecesDue({ db, now }: ArchiveAudit): Promise<string[]> {
  const [names, checks] = await db.transaction('r', db.pieces, db.checks, async () => [
    await db.pieces.toCollection().primaryKeys(),
    await db.checks.orderBy('at').toArray(),
  ]);
  const looked = new Set(checks.map((check) => check.sha256));
  const [from, to] = [new Date(now() - DAY_MS).toISOString(), new Date(now()).toISOString()];
  const due = checks.filter(({ at }) => at <= from || at > to).map((check) => check.sha256);
  return [...names.filter((name) => !looked.has(name)), ...due].slice(0, PIECES_A_ROUND);
}

/** @returns whether the piece was dropped */
async function settle(
  { db, now }: ArchiveAudit,
  name: string,
  found: string | undefined,
  isReadable: boolean,
): Promise<boolean> {
  return db.transaction('rw', db.pieces, db.checks, async () => {
    const check = await db.checks.get(name);
    const isWrong = !isReadable || (check?.kept !== undefined && check.kept !== found);
    if (!isWrong) {
      await db.checks.put({ sha256: name, kept: found, at: new Date(now()).toISOString() });
      return false;
    }
    await db.pieces.delete(name);
    await db.checks.delete(name);
    return true;
  });
}

/**
 * The hash of the canonical JSON of what is kept, one item a line.
 *
 * @returns undefined where the browser gives none: on plain http to another machine
 */
async function hashOf(parts: ArchiveAudit, { items }: PieceRow): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined;
  const lines: string[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % ITEMS_A_BREATH === 0) await parts.breathe?.();
    lines.push(canonicalJson(item));
  }
  return sha256(lines.join('\n'));
}
