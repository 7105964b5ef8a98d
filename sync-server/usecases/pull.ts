import type { LogRow, PullPage } from '../../src/protocol/pull.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { PULL_PAGE_BYTES } from '../../src/protocol/version.ts';
import type { Scope, Transaction } from '../storage/storage.ts';
import { recognise, type Signer } from './identify.ts';
import type { Service } from './service.ts';

export type Wanted = { scope: ScopeName; cursor: string | null };
export type Pulled = { pages: PullPage[]; refused: { scope: ScopeName; code: 'not-a-member' }[] };

const ROWS_AT_ONCE = 100;

/**
 * What is new in several scopes (S16). All pages together are about `PULL_PAGE_BYTES`: each scope that has something gets its
 * share, and at least one row. Scopes that do not exist are refused like those of others.
 *
 * @throws Failure `revoked-device`
 */
export function pull(service: Service, signer: Signer, wanted: readonly Wanted[]): Promise<Pulled> {
  return service.storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    const pulled: Pulled = { pages: [], refused: [] };
    let bytes = PULL_PAGE_BYTES;
    for (const [at, one] of wanted.entries()) {
      const role = await tx.members.role(one.scope, person);
      const scope = role === undefined ? undefined : await tx.scopes.find(one.scope);
      if (role === undefined || scope === undefined) {
        pulled.refused.push({ scope: one.scope, code: 'not-a-member' });
        continue;
      }
      const { taken, ...page } = await readPage(tx, scope, one.cursor, bytes / (wanted.length - at));
      bytes = Math.max(0, bytes - taken);
      pulled.pages.push({ scope: one.scope, role, ...page });
    }
    return pulled;
  });
}

type Page = Omit<PullPage, 'scope' | 'role'> & { taken: number };

async function readPage(tx: Transaction, scope: Scope, cursor: string | null, share: number): Promise<Page> {
  const place = cursor === null ? undefined : readCursor(cursor);
  const found = place !== undefined && (await isThere(tx, scope, place));
  const start = found ? place.seq : 0;
  const rows: LogRow[] = [];
  let taken = 0;
  for await (const row of rowsAfter(tx, scope, start)) {
    const size = Buffer.byteLength(JSON.stringify(row));
    if (rows.length > 0 && taken + size > share) break;
    rows.push(row);
    taken += size;
  }
  const last = rows.at(-1);
  return {
    reset: cursor !== null && !found,
    rows,
    next: last === undefined ? (found ? cursor : null) : `${scope.epoch}.${last.seq}.${last.mid}`,
    upToDate: (last?.seq ?? start) >= scope.seq,
    taken,
  };
}

async function* rowsAfter(tx: Transaction, scope: Scope, start: number): AsyncGenerator<LogRow> {
  for (let after = start; after < scope.seq; ) {
    const rows = await tx.log.from(scope.scope, after + 1, ROWS_AT_ONCE);
    yield* rows;
    after = rows.at(-1)?.seq ?? scope.seq;
  }
}

type Place = { epoch: string; seq: number; mid: string };

function readCursor(cursor: string): Place {
  const [epoch = '', seq = '', ...mid] = cursor.split('.');
  return { epoch, seq: Number(seq), mid: mid.join('.') };
}

/** Whether the server has the row that a device was at: not after it was restored from a backup, or rolled back. */
async function isThere(tx: Transaction, scope: Scope, { epoch, seq, mid }: Place): Promise<boolean> {
  if (epoch !== scope.epoch || seq > scope.seq) return false;
  const [row] = await tx.log.from(scope.scope, seq, 1);
  return row?.seq === seq && row.mid === mid;
}
