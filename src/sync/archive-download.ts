import type * as z from 'zod/mini';
import { publishedProjectSchema } from '../domain/project/published-project.ts';
import { projectSummarySchema } from '../domain/project/summary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { sha256 } from '../protocol/canonical.ts';
import { isOlder, type Manifest, manifestSchema } from '../protocol/manifest.ts';
import { adoptManifest, dropOldPieces, missingPieces, putPiece, readArchiveState } from '../store/archive.ts';
import { auditArchive } from '../store/archive-audit.ts';
import type { ArchiveDb } from '../store/archive-db.ts';
import { dropUnreadable } from '../store/piece-reads.ts';
import { freeRevoked, rememberRevoked } from '../store/revoked.ts';
import { type FetchTextParts, fetchText } from './fetch-text.ts';
import type { TransportProblem } from './transport.ts';

/** How much of the archive has come, in pieces, for a progress figure. */
export type ArchiveProgress = { done: number; of: number };

export type ArchiveDownload = FetchTextParts & {
  db: ArchiveDb;
  now(): number;
  onProgress(progress: ArchiveProgress): void;
  /** Lets the page do what it has to, in the middle of long work. */
  breathe?: (() => Promise<void>) | undefined;
  /** Whether there is hardly any room: then the bodies stay away, so that they do not take what was freed for saves (S10). */
  storeIsTight?: (() => boolean) | undefined;
};

/**
 * Brings this device's copy of the archive up to date (S26, S27): the manifest, then the summaries, from which the list can be
 * read and searched, then the bodies. What is already here is not fetched again, so an interruption costs one piece at most. A
 * new manifest becomes the current one when its summaries are here, so the list is never seen in part.
 */
export async function updateArchive(parts: ArchiveDownload): Promise<Result<void, TransportProblem>> {
  const found = await fetchManifest(parts);
  if (!found.ok) return found;
  const { manifest, etag } = found.value;
  await dropUnreadable(parts.db);
  await auditArchive(parts);
  const of = manifest.summaries.length + manifest.bodies.length;
  let unreadable: TransportProblem | undefined;
  for (const kind of ['summaries', 'bodies'] as const) {
    const missing = await missingPieces(
      parts.db,
      manifest[kind].map((piece) => piece.sha256),
    );
    let done = (kind === 'bodies' ? of : manifest.summaries.length) - missing.length;
    for (const hash of missing) {
      if (kind === 'bodies' && parts.storeIsTight?.() === true) break;
      const piece = await fetchPiece(parts, kind, hash);
      // A body that this app cannot read does not keep the others away; without its summaries the list would lack projects.
      if (!piece.ok && kind === 'bodies' && piece.error.kind === 'failed') unreadable = piece.error;
      else if (!piece.ok) return piece;
      done += 1;
      parts.onProgress({ done, of });
    }
    if (kind === 'summaries') {
      await adoptManifest(parts.db, manifest, etag, new Date(parts.now()).toISOString());
      await freeRevoked(parts.db);
    }
  }
  if (unreadable !== undefined) return fail(unreadable);
  await dropOldPieces(parts.db);
  return ok(undefined);
}

type Found = { manifest: Manifest; etag: string | null };

/** The server's manifest, or the one that is here where it has not changed or the server's is older. */
async function fetchManifest(parts: ArchiveDownload): Promise<Result<Found, TransportProblem>> {
  const here = await readArchiveState(parts.db);
  const headers: Record<string, string> = here?.etag == null ? {} : { 'if-none-match': here.etag };
  const answer = await fetchText(parts, '/a/manifest.json', { headers, cache: 'no-store' });
  if (answer === undefined) return fail({ kind: 'no-connection' });
  const { response, text } = answer;
  if (response.status === 304 && here !== undefined) return ok(here);
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!response.ok || !parsed.success) return fail({ kind: 'not-our-server' });
  const manifest = parsed.data;
  // At once, and not only when the pieces are here that do without it; an older manifest, of a server that was set back, is heard too (S28).
  await rememberRevoked(parts.db, manifest.revoked);
  return ok(
    here !== undefined && isOlder(manifest, here.manifest) ? here : { manifest, etag: response.headers.get('etag') },
  );
}

async function fetchPiece(
  parts: ArchiveDownload,
  kind: 'summaries' | 'bodies',
  hash: string,
): Promise<Result<void, TransportProblem>> {
  // It is kept here; the browser's own cache would keep what is withdrawn later as well (S28).
  const answer = await fetchText(parts, `/a/${kind}/${hash}`, { cache: 'no-store' });
  if (answer === undefined) return fail({ kind: 'no-connection' });
  const { response, text } = answer;
  if (!response.ok || !(await isWhole(text, hash))) return fail({ kind: 'not-our-server' });
  const schema = kind === 'summaries' ? projectSummarySchema : publishedProjectSchema;
  const items = await readItems(parts, schema, jsonOf(text));
  if (items === undefined) return fail({ kind: 'failed' });
  await putPiece(parts.db, { sha256: hash, kind, items } as NewPiece);
  return ok(undefined);
}

type NewPiece = Parameters<typeof putPiece>[1];

const ITEMS_A_BREATH = 10;

/** A few at a time, so that a finger on the screen never waits for a whole piece. @returns undefined where one does not fit */
async function readItems(
  parts: ArchiveDownload,
  schema: z.ZodMiniType,
  input: unknown,
): Promise<unknown[] | undefined> {
  if (!Array.isArray(input)) return undefined;
  const items: unknown[] = [];
  for (const [at, item] of input.entries()) {
    if (at > 0 && at % ITEMS_A_BREATH === 0) await parts.breathe?.();
    const read = schema.safeParse(item);
    if (!read.success) return undefined;
    items.push(read.data);
  }
  return items;
}

/** What is no JSON is undefined, never a throw. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Checked over the decoded text: a cut, changed or foreign piece never gets in. Browsers give no digest on plain http to another
 * machine; there the archive can be read, and the ward's network must be trusted.
 */
async function isWhole(text: string, hash: string): Promise<boolean> {
  if (globalThis.crypto?.subtle === undefined) return text !== '';
  return (await sha256(text)) === hash;
}
