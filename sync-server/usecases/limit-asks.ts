import { publicationKind } from '../../src/domain/publication/publication.ts';
import { MAX_PUSH_ASKS } from '../../src/protocol/version.ts';
import type { Judged } from './judge-mutation.ts';

/** Parks the requests to publish that are more than one push may carry: each folds and hashes its whole project. */
export function limitAsks(judged: readonly Judged[]): Judged[] {
  let asks = 0;
  return judged.map((one): Judged => {
    if (one.fate !== 'fits' || one.mutation.kind !== publicationKind.name) return one;
    asks += 1;
    if (asks <= MAX_PUSH_ASKS) return one;
    const message = `A push carries ${MAX_PUSH_ASKS} requests to publish at most; ask again for the newest.`;
    return { fate: 'parked', mutation: one.mutation, hash: one.hash, problem: 'too-many', message };
  });
}
