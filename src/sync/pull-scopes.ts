import { ofKind } from '../domain/record/kind.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { membershipKind } from '../domain/team/membership.ts';
import { epochOf, pullAnswerSchema, type ReadPage, seqOf } from '../protocol/pull.ts';
import { applyPage, followScope, replaceScope, scopesToPull, type ToPull } from '../store/pulled.ts';
import { readAnewWhatWasUnread } from '../store/quarantine.ts';
import { sendParkedAgain } from '../store/send-parked-again.ts';
import { loseScope, saysWhyLost } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import { readWorkingCopy } from '../store/working-copy.ts';
import type { Transport, TransportProblem } from './transport.ts';

const SCOPES_A_REQUEST = 100;
/** How often one page of a scope that is fetched anew is asked for. */
const PAGE_TRIES = 3;

/**
 * Fetches what is new in every scope of this device, and follows scopes that the person was let into meanwhile (S16).
 *
 * @returns whether there was anything to ask for
 */
export async function pullScopes(vault: Vault, transport: Transport): Promise<Result<boolean, TransportProblem>> {
  const done = new Set<string>();
  await readAnewWhatWasUnread(vault);
  for (;;) {
    const due = (await scopesToPull(vault)).filter(({ scope }) => !done.has(scope)).slice(0, SCOPES_A_REQUEST);
    if (due.length === 0) return ok(done.size > 0);
    const scopes = due.map(({ scope, from }) => ({ scope, cursor: from }));
    const answer = await transport.post('/v1/pull', { scopes }, pullAnswerSchema);
    if (!answer.ok) return fail(answer.error);
    if (answer.value.schema !== undefined) await sendParkedAgain(vault, answer.value.schema);
    const asked = new Map(due.map((one) => [one.scope, one]));
    const pages = answer.value.pages.filter((page) => asked.has(page.scope));
    if (pages.length === 0 && answer.value.refused.length === 0) return fail({ kind: 'not-our-server' });
    for (const page of pages) {
      const place = asked.get(page.scope);
      if (place === undefined) continue;
      const { schema } = answer.value;
      const taken = isWhole(page, place)
        ? await fetchAnew(vault, transport, page, schema)
        : await takePage(vault, page, schema);
      if (!taken.ok) return taken;
      if (taken.value.complete) done.add(page.scope);
      if (page.scope.startsWith('person:')) await followMemberships(vault, place, taken.value);
    }
    // After the pages: the person's own scope says whether they are out of a team, or the server was set back.
    for (const { scope, code } of answer.value.refused) {
      if (!asked.has(scope)) continue;
      await loseScope(vault, scope, code);
      done.add(scope);
    }
  }
}

/** What came of a scope, and whether that is all for now. */
type Taken = { pages: ReadPage[]; complete: boolean };

/** Whether these rows take the place of all that is here: as the server says, or as this device asked. */
const isWhole = (page: ReadPage, place: ToPull): boolean => page.reset || place.from !== place.cursor;

async function takePage(vault: Vault, page: ReadPage, schema?: number): Promise<Result<Taken, TransportProblem>> {
  await applyPage(vault, page, schema);
  return ok({ pages: [page], complete: page.upToDate });
}

/** All pages first, then one transaction: a scope is never seen half replaced. */
async function fetchAnew(
  vault: Vault,
  transport: Transport,
  first: ReadPage,
  schema?: number,
): Promise<Result<Taken, TransportProblem>> {
  const pages = [first];
  for (let last = first; !last.upToDate; ) {
    const ask = { scopes: [{ scope: first.scope, cursor: last.next }] };
    const answer = await untilItComes(() => transport.post('/v1/pull', ask, pullAnswerSchema));
    if (!answer.ok) return fail(answer.error);
    const next = answer.value.pages.find((page) => page.scope === first.scope);
    // Restored again meanwhile, or lost: the next round starts over.
    if (next === undefined || next.reset) return ok({ pages: [], complete: true });
    pages.push(next);
    last = next;
  }
  await replaceScope(vault, pages, schema);
  return ok({ pages, complete: true });
}

/** One answer that is lost on the way does not throw away the pages that are here. What our server refuses is not asked again. */
async function untilItComes<T>(
  ask: () => Promise<Result<T, TransportProblem>>,
  tries = PAGE_TRIES,
): Promise<Result<T, TransportProblem>> {
  const answer = await ask();
  const isLost = !answer.ok && (answer.error.kind === 'no-connection' || answer.error.kind === 'not-our-server');
  return isLost && tries > 1 ? untilItComes(ask, tries - 1) : answer;
}

/**
 * An old membership is no new welcome: a scope that was lost is followed again only because of rows that this device did not have,
 * or because the person's scope is another than it was; and one that takes no work of theirs stays so while their role is the same.
 */
async function followMemberships(vault: Vault, place: ToPull, { pages, complete }: Taken): Promise<void> {
  const rows = pages.flatMap((page) => page.rows);
  if (!complete && rows.length === 0) return;
  const { records } = await readWorkingCopy(vault, place.scope);
  const another = pages.some((page) => page.reset || epochOf(page.next) !== epochOf(place.cursor ?? page.next));
  const news = new Set(rows.filter((row) => another || row.seq > seqOf(place.cursor)).map((row) => row.record));
  for (const { id, values } of ofKind(records, membershipKind)) {
    if (values.membership === undefined) continue;
    const { scope: entered, role } = values.membership;
    if (values.ended != null) {
      await saysWhyLost(vault, entered, values.ended.how);
      continue;
    }
    const row = await vault.db.scopes.get(entered);
    const lost = row?.lost !== undefined || row?.again !== undefined;
    if (lost ? !another && !news.has(id) : row?.refused !== undefined && row.role === role) continue;
    await followScope(vault, entered, role, true);
  }
}
