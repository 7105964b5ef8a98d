import { fail, ok, type Result } from '../domain/result.ts';
import { pushAnswerSchema } from '../protocol/push.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '../protocol/version.ts';
import { applyPushResults, takeBatch } from '../store/outbox.ts';
import type { Vault } from '../store/vault.ts';
import type { Transport, TransportProblem } from './transport.ts';

// Room for the envelope around the mutations.
const ENVELOPE_BYTES = 1024;

/**
 * Sends what waits in one scope, batch by batch, in the order it was made (S6, S7, S14).
 *
 * @returns how many mutations the server named. After a problem everything it did not name is still there.
 */
export async function pushScope(
  vault: Vault,
  transport: Transport,
  scope: string,
): Promise<Result<number, TransportProblem>> {
  const limits = { count: MAX_PUSH_MUTATIONS, bytes: MAX_PUSH_BYTES - ENVELOPE_BYTES };
  let named = 0;
  for (;;) {
    const mutations = await takeBatch(vault, scope, limits);
    if (mutations.length === 0) return ok(named);
    const answer = await transport.post('/v1/push', { scope, mutations }, pushAnswerSchema);
    if (!answer.ok) {
      if (!isTooLarge(answer.error) || mutations.length === 1) return fail(answer.error);
      limits.count = Math.floor(mutations.length / 2);
      continue;
    }
    const mids = new Set(mutations.map((mutation) => mutation.mid));
    const results = answer.value.results.filter((result) => mids.has(result.mid));
    if (answer.value.scope !== scope || results.length === 0) return fail({ kind: 'not-our-server' });
    await applyPushResults(vault, scope, results, answer.value.schema);
    named += results.length;
  }
}

/** Whoever says so: a proxy on the way has its own limit, and a page of its own for it. */
const isTooLarge = (problem: TransportProblem) =>
  (problem.kind === 'turned-away' || problem.kind === 'not-our-server') && problem.status === 413;
