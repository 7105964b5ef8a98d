import { fail, ok, type Result } from '../domain/result.ts';
import type { Mutation } from '../protocol/mutation.ts';
import { pushAnswerSchema } from '../protocol/push.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '../protocol/version.ts';
import { scopeOfLane } from '../store/carried-lane.ts';
import { proofOf, turnAwayCarried } from '../store/carried-work.ts';
import { applyPushResults, pastOf, takeBatch } from '../store/outbox.ts';
import { mayCreate } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import { maybeBlocked, mayOvertake } from './blocked.ts';
import type { Transport, TransportProblem } from './transport.ts';

// Room for the envelope around the mutations, and for a signature of each that is carried.
const ENVELOPE_BYTES = 10 * 1024;

/** More than one, to tell trouble with one change from trouble with all. */
export const BLOCKED_TRIES = 2;

/** `named`: how many mutations the server named. `blocked`: which were not let through, each alone, and `problem` why. */
export type Pushed = { named: number; blocked: readonly Mutation[]; problem: TransportProblem | undefined };

/**
 * Sends what waits in one scope, batch by batch, in the order it was made (S6, S7, S14). What came here in a file goes with the
 * signatures of the device that made it (S30); where that device is turned away, its own author is, and not this person. It makes a scope
 * only where the file said that its author may: a member who is first after a restore must not lead it (S2).
 *
 * What alone is not let through is passed over, with what must stay behind it (`blocked.ts`); a few such tries are enough for a round.
 *
 * @param place the scope, or a lane of carried work
 * @param tries how many changes may turn out to be blocked
 * @returns what the server named, and what it was not let to. After a problem everything it did not name is still there.
 */
export async function pushScope(
  vault: Vault,
  transport: Transport,
  place: string,
  tries = BLOCKED_TRIES,
): Promise<Result<Pushed, TransportProblem>> {
  const limits = { count: MAX_PUSH_MUTATIONS, bytes: MAX_PUSH_BYTES - ENVELOPE_BYTES };
  const scope = scopeOfLane(place);
  const blocked: Mutation[] = [];
  let problem: TransportProblem | undefined;
  let named = 0;
  for (;;) {
    const mutations = await takeBatch(vault, place, limits, (row) => mayOvertake(blocked, row));
    if (mutations.length === 0) return ok({ named, blocked, problem });
    const proof = await proofOf(vault, mutations);
    const past = await pastOf(vault, scope, mutations);
    const create = proof === undefined ? await mayCreate(vault, scope) : proof.create;
    const carried = proof && { carried: proof.carried };
    const body = { scope, mutations, ...(create && { create }), ...carried, ...(past && { past }) };
    const answer = await transport.post('/v1/push', body, pushAnswerSchema);
    if (!answer.ok) {
      const mayBeOne = maybeBlocked(answer.error);
      if (mayBeOne && mutations.length > 1) {
        limits.count = Math.floor(mutations.length / 2);
        continue;
      }
      if (mayBeOne) {
        blocked.push(...mutations);
        problem ??= answer.error;
        limits.count = MAX_PUSH_MUTATIONS;
        if (blocked.length >= tries) return ok({ named, blocked, problem });
        continue;
      }
      const code = proof === undefined ? undefined : codeOfScope(answer.error);
      if (code === undefined || code === 'quota') return fail(answer.error);
      await turnAwayCarried(vault, mutations, code);
      named += mutations.length;
      continue;
    }
    const mids = new Set(mutations.map((mutation) => mutation.mid));
    const results = answer.value.results.filter((result) => mids.has(result.mid));
    if (answer.value.scope !== scope || results.length === 0) return fail({ kind: 'not-our-server' });
    const { closed, schema } = answer.value;
    await applyPushResults(vault, place, results, { schema, closed: closed !== undefined });
    named += results.length;
    if (closed === undefined) continue;
    // What stands behind in no result is turned away with its scope, or with its author.
    const refused = { status: 403, code: closed, message: '', retryAfterSeconds: undefined };
    if (proof === undefined) return fail({ kind: 'turned-away', ...refused });
    const rest = mutations.filter(({ mid }) => !results.some((result) => result.mid === mid));
    await turnAwayCarried(vault, rest, closed);
    named += rest.length;
  }
}

const OF_SCOPE: readonly string[] = ['not-a-member', 'not-allowed', 'quota', 'bad-request'];

/** Why this one scope was turned away; undefined where the trouble is the whole device's, the server's or that of one change. */
export const codeOfScope = (problem: TransportProblem): string | undefined =>
  problem.kind === 'turned-away' && OF_SCOPE.includes(problem.code) ? problem.code : undefined;
