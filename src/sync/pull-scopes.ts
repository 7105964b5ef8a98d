import { ofKind } from '../domain/record/kind.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { membershipKind } from '../domain/team/membership.ts';
import { type PullPage, pullAnswerSchema } from '../protocol/pull.ts';
import { applyPage, followScope, replaceScope, scopesToPull } from '../store/pulled.ts';
import { loseScope } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import { readWorkingCopy } from '../store/working-copy.ts';
import type { Transport, TransportProblem } from './transport.ts';

const SCOPES_A_REQUEST = 100;

/**
 * Fetches what is new in every scope of this device, and follows scopes that the person was let into meanwhile (S16).
 *
 * @returns whether there was anything to ask for
 */
export async function pullScopes(vault: Vault, transport: Transport): Promise<Result<boolean, TransportProblem>> {
  const done = new Set<string>();
  for (;;) {
    const due = (await scopesToPull(vault)).filter(({ scope }) => !done.has(scope)).slice(0, SCOPES_A_REQUEST);
    if (due.length === 0) return ok(done.size > 0);
    const answer = await transport.post('/v1/pull', { scopes: due }, pullAnswerSchema);
    if (!answer.ok) return fail(answer.error);
    const asked = new Set(due.map(({ scope }) => scope));
    for (const { scope, code } of answer.value.refused) {
      if (!asked.has(scope)) continue;
      await loseScope(vault, scope, code);
      done.add(scope);
    }
    const pages = answer.value.pages.filter((page) => asked.has(page.scope));
    if (pages.length === 0 && answer.value.refused.length === 0) return fail({ kind: 'not-our-server' });
    for (const page of pages) {
      const complete = page.reset ? await fetchAnew(vault, transport, page) : await takePage(vault, page);
      if (!complete.ok) return complete;
      if (complete.value) done.add(page.scope);
      if (page.scope.startsWith('person:') && (complete.value || page.rows.length > 0))
        await followMemberships(vault, page);
    }
  }
}

async function takePage(vault: Vault, page: PullPage): Promise<Result<boolean, TransportProblem>> {
  await applyPage(vault, page);
  return ok(page.upToDate);
}

/** All pages first, then one transaction: a scope is never seen half replaced. */
async function fetchAnew(
  vault: Vault,
  transport: Transport,
  first: PullPage,
): Promise<Result<boolean, TransportProblem>> {
  const pages = [first];
  for (let last = first; !last.upToDate; ) {
    const ask = { scopes: [{ scope: first.scope, cursor: last.next }] };
    const answer = await transport.post('/v1/pull', ask, pullAnswerSchema);
    if (!answer.ok) return fail(answer.error);
    const next = answer.value.pages.find((page) => page.scope === first.scope);
    // Restored again meanwhile, or lost: the next round starts over.
    if (next === undefined || next.reset) return ok(true);
    pages.push(next);
    last = next;
  }
  await replaceScope(vault, pages);
  return ok(true);
}

/**
 * An old membership is no new welcome: a scope that was lost is followed again only because of what this page says, or all that
 * replaced the person's scope; and one that takes no work of theirs stays so while their role is the same.
 */
async function followMemberships(vault: Vault, { scope, rows, reset }: PullPage): Promise<void> {
  const { records } = await readWorkingCopy(vault, scope);
  const news = new Set(rows.map((row) => row.record));
  for (const { id, values } of ofKind(records, membershipKind)) {
    if (values.membership === undefined) continue;
    const { scope: entered, role } = values.membership;
    const row = await vault.db.scopes.get(entered);
    const lost = row?.lost !== undefined || row?.again !== undefined;
    if (lost ? !reset && !news.has(id) : row?.refused !== undefined && row.role === role) continue;
    await followScope(vault, entered, role, true);
  }
}
