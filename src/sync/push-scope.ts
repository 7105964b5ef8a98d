import { fail, ok, type Result } from '../domain/result.ts';
import { pushAnswerSchema } from '../protocol/push.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '../protocol/version.ts';
import { scopeOfLane } from '../store/carried-lane.ts';
import { proofOf, turnAwayCarried } from '../store/carried-work.ts';
import { applyPushResults, pastOf, takeBatch } from '../store/outbox.ts';
import { mayCreate } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import type { Transport, TransportProblem } from './transport.ts';

// Room for the envelope around the mutations, and for a signature of each that is carried.
const ENVELOPE_BYTES = 10 * 1024;

/**
 * Sends what waits in one scope, batch by batch, in the order it was made (S6, S7, S14). What came here in a file goes with the
 * signatures of the device that made it (S30); where that device is turned away, its own author is, and not this person. Whether its
 * author leads the scope is not known here.
 *
 * @param place the scope, or a lane of carried work
 * @returns how many mutations the server named. After a problem everything it did not name is still there.
 */
export async function pushScope(
  vault: Vault,
  transport: Transport,
  place: string,
): Promise<Result<number, TransportProblem>> {
  const limits = { count: MAX_PUSH_MUTATIONS, bytes: MAX_PUSH_BYTES - ENVELOPE_BYTES };
  const scope = scopeOfLane(place);
  let named = 0;
  for (;;) {
    const mutations = await takeBatch(vault, place, limits);
    if (mutations.length === 0) return ok(named);
    const carried = await proofOf(vault, mutations);
    const past = await pastOf(vault, scope, mutations);
    const create = carried !== undefined || (await mayCreate(vault, scope));
    const body = { scope, mutations, ...(create && { create }), ...(carried && { carried }), ...(past && { past }) };
    const answer = await transport.post('/v1/push', body, pushAnswerSchema);
    if (!answer.ok) {
      if (isTooLarge(answer.error) && mutations.length > 1) {
        limits.count = Math.floor(mutations.length / 2);
        continue;
      }
      const code = carried === undefined ? undefined : codeOfScope(answer.error);
      if (code === undefined || code === 'quota') return fail(answer.error);
      await turnAwayCarried(vault, mutations, code);
      named += mutations.length;
      continue;
    }
    const mids = new Set(mutations.map((mutation) => mutation.mid));
    const results = answer.value.results.filter((result) => mids.has(result.mid));
    if (answer.value.scope !== scope || results.length === 0) return fail({ kind: 'not-our-server' });
    await applyPushResults(vault, place, results, answer.value.schema);
    named += results.length;
  }
}

/** Whoever says so: a proxy on the way has its own limit, and a page of its own for it. */
const isTooLarge = (problem: TransportProblem) =>
  (problem.kind === 'turned-away' || problem.kind === 'not-our-server') && problem.status === 413;

const OF_SCOPE: readonly string[] = ['not-a-member', 'not-allowed', 'quota', 'too-large', 'bad-request'];

/** Why this one scope was turned away; undefined where the trouble is the whole device's or the server's. */
export function codeOfScope(problem: TransportProblem): string | undefined {
  if (problem.kind === 'turned-away') return OF_SCOPE.includes(problem.code) ? problem.code : undefined;
  return problem.kind === 'not-our-server' && problem.status === 413 ? 'too-large' : undefined;
}
