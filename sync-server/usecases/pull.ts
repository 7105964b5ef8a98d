import type { LogRow, PullPage } from '../../src/protocol/pull.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { PULL_PAGE_BYTES } from '../../src/protocol/version.ts';
import type { Scope, Transaction } from '../storage/storage.ts';
import { comeBackWhereAwaited } from './come-back-in.ts';
import { recognise, type Signer } from './identify.ts';
import { hasPlace, nameOf, readCursor } from './place-in-log.ts';
import type { Service } from './service.ts';

export type Wanted = { scope: ScopeName; cursor: string | null };
export type Pulled = { pages: PullPage[]; refused: { scope: ScopeName; code: 'not-a-member' }[] };

const ROWS_AT_ONCE = 100;
/** What a row has beside its payload and the state after it, in bytes. */
const AROUND = 400;

/**
 * What is new in several scopes (S16). All pages together are about `PULL_PAGE_BYTES`: each scope that has something gets its
 * share. A row that is larger than its share comes as long as there is room, and always where nothing else has come: so every
 * answer brings something, and none is much larger than a page. Scopes that do not exist are refused like those of others. Who was in a
 * team before the server was set back is let in again here, where their lead has said so (S2).
 *
 * @throws Failure `revoked-device`
 */
export async function pull(service: Service, signer: Signer, wanted: readonly Wanted[]): Promise<Pulled> {
  const pulled = await readPages(service, signer, wanted);
  const refused = pulled.refused.map(({ scope }) => scope);
  const isBack = refused.length > 0 && (await comeBackWhereAwaited(service, signer, refused));
  return isBack ? readPages(service, signer, wanted) : pulled;
}

function readPages(service: Service, signer: Signer, wanted: readonly Wanted[]): Promise<Pulled> {
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
      const room = { all: bytes, share: bytes / (wanted.length - at), first: bytes === PULL_PAGE_BYTES };
      const { taken, ...page } = await readPage(tx, scope, one.cursor, room);
      bytes = Math.max(0, bytes - taken);
      pulled.pages.push({ scope: one.scope, role, ...page });
    }
    return pulled;
  });
}

type Page = Omit<PullPage, 'scope' | 'role'> & { taken: number };
/** Bytes that are left for all scopes, and for this one; `first`: nothing has been taken yet. */
type Room = { all: number; share: number; first: boolean };

async function readPage(tx: Transaction, scope: Scope, cursor: string | null, room: Room): Promise<Page> {
  const found = cursor !== null && (await hasPlace(tx, scope, cursor));
  const start = found ? readCursor(cursor).seq : 0;
  const rows: LogRow[] = [];
  let taken = 0;
  for (;;) {
    const after = rows.at(-1)?.seq ?? start;
    const count = after < scope.seq ? await countThatFits(tx, scope, after, taken, room) : 0;
    if (count === 0) break;
    const more = await tx.log.from(scope.scope, after + 1, count);
    for (const row of more) taken += Buffer.byteLength(JSON.stringify(row));
    rows.push(...more);
  }
  const last = rows.at(-1);
  return {
    reset: cursor !== null && !found,
    rows,
    next: last === undefined ? (found ? cursor : null) : `${scope.epoch}.${last.seq}.${nameOf(last)}`,
    upToDate: (last?.seq ?? start) >= scope.seq,
    taken,
  };
}

/** How many of the next rows fit, by their sizes alone: a row that does not fit is never read into memory. */
async function countThatFits(tx: Transaction, scope: Scope, after: number, taken: number, room: Room): Promise<number> {
  const sizes = await tx.log.sizes(scope.scope, after + 1, ROWS_AT_ONCE);
  let count = 0;
  let sum = taken;
  for (const size of sizes) {
    sum += size + AROUND;
    const alone = sum === size + AROUND;
    if (sum > (alone ? room.all : room.share) && !(alone && room.first)) break;
    count += 1;
  }
  return count;
}
