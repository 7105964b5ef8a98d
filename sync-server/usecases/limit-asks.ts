import { publicationKind } from '../../src/domain/publication/publication.ts';
import { MAX_PUSH_ASKS, MAX_PUSH_REDACTIONS } from '../../src/protocol/version.ts';
import { Failure } from '../failure.ts';
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

/**
 * Each redaction goes through all that ever stood in its field, so a push carries few of them: a device then sends it in halves.
 *
 * @throws Failure `too-large`
 */
export function checkRedactions(judged: readonly Judged[]): void {
  const redactions = judged.filter((one) => one.fate !== 'refused' && one.mutation.op === 'redact');
  if (redactions.length > MAX_PUSH_REDACTIONS) {
    throw new Failure(
      'too-large',
      `A push carries ${MAX_PUSH_REDACTIONS} redactions at most; send it in smaller parts.`,
    );
  }
}
