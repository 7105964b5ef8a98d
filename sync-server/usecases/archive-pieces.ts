import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { canonicalJson, sha256 } from '../../src/protocol/canonical.ts';
import type { Piece } from '../../src/protocol/manifest.ts';
import type { PieceKind } from '../storage/storage.ts';
import { DAY, timeAfter, type Unit } from './service.ts';

/** A piece with fewer projects may still be put together with others. */
const SMALL = 50;
/** So many small pieces at the end are too many requests for a new device. */
const MOST_SMALL = 16;

type Item = { id: string; version: number };

/**
 * Puts items behind the pieces that there are, as a new one (S26). When there are many small ones at the end they become one;
 * the old stay for a day, for devices that are in the middle of a download.
 *
 * @returns the list for the manifest
 */
export async function addPiece(
  unit: Unit,
  kind: PieceKind,
  pieces: readonly Piece[],
  items: readonly Item[],
): Promise<Piece[]> {
  const list = [...pieces, await writePiece(unit, kind, items)];
  const full = list.findLastIndex((piece) => piece.count >= SMALL);
  const small = list.slice(full + 1);
  if (small.length <= MOST_SMALL) return list;

  const merged = await writePiece(unit, kind, await newestOf(unit, kind, small));
  const dropped = small.map((piece) => piece.sha256).filter((sha) => sha !== merged.sha256);
  await unit.tx.archive.dropPieces(kind, dropped, unit.now, timeAfter(unit.now, -DAY));
  return [...list.slice(0, full + 1), merged];
}

/**
 * Builds pieces again without the versions that are gone (S28). What had one of them is not served any more from now on, nor what
 * waited to be forgotten: an old piece has no day of grace where it must not be read.
 *
 * @returns the list for the manifest
 */
export async function withoutGone(
  unit: Unit,
  kind: PieceKind,
  pieces: readonly Piece[],
  isGone: (item: Item) => boolean,
): Promise<Piece[]> {
  const list: Piece[] = [];
  for (const piece of pieces) {
    const items = await itemsOf(unit, kind, piece.sha256);
    const left = items.filter((item) => !isGone(item));
    if (left.length === items.length) list.push(piece);
    else if (left.length > 0) list.push(await writePiece(unit, kind, left));
  }
  const named = new Set(list.map((piece) => piece.sha256));
  const before = new Set(pieces.map((piece) => piece.sha256));
  const old: string[] = [];
  for (const sha of await unit.tx.archive.pieceNames(kind)) {
    if (!named.has(sha) && (before.has(sha) || (await itemsOf(unit, kind, sha)).some(isGone))) old.push(sha);
  }
  await unit.tx.archive.deletePieces(kind, old);
  return list;
}

/** The items of several pieces; for each id the one that came last. */
async function newestOf(unit: Unit, kind: PieceKind, pieces: readonly Piece[]): Promise<Item[]> {
  const newest = new Map<string, Item>();
  for (const { sha256: sha } of pieces) for (const item of await itemsOf(unit, kind, sha)) newest.set(item.id, item);
  return [...newest.values()];
}

async function itemsOf({ tx }: Unit, kind: PieceKind, sha: string): Promise<Item[]> {
  const bytes = await tx.archive.piece(kind, sha, 'identity');
  if (bytes === undefined) throw new Error(`The archive lacks its piece ${sha}`);
  return JSON.parse(new TextDecoder().decode(bytes)) as Item[];
}

async function writePiece({ tx, now }: Unit, kind: PieceKind, items: readonly Item[]): Promise<Piece> {
  const inOrder = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const identity = new TextEncoder().encode(canonicalJson(inOrder));
  const [sha, gzipped, br] = await Promise.all([sha256(identity), gzipOf(identity), brotliOf(identity)]);
  const count = items.length;
  await tx.archive.putPiece({ kind, sha256: sha, count, createdAt: now, identity, gzip: gzipped, br });
  return { sha256: sha, bytes: gzipped.byteLength, count };
}

const gzipOf = (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 });

const brotliOf = (bytes: Uint8Array) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
