import type { Mutation } from '../protocol/mutation.ts';
import { isLane } from '../store/carried-lane.ts';
import { adoptCarried } from '../store/carried-work.ts';
import { judgeWaiting } from '../store/judge-waiting.ts';
import { scopesToSend } from '../store/outbox.ts';
import { personScope } from '../store/person.ts';
import { followScope } from '../store/pulled.ts';
import { turnAwayScope } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import { auditScopes } from './audit.ts';
import { type BlockedChanges, isTooLarge, noteBlocked } from './blocked.ts';
import type { Round } from './loop.ts';
import { pullScopes } from './pull-scopes.ts';
import { BLOCKED_TRIES, codeOfScope, type Pushed, pushScope } from './push-scope.ts';
import type { ScopeBackoff } from './scope-backoff.ts';
import { bringTeamsBack } from './team-back.ts';
import type { Transport, TransportProblem } from './transport.ts';

export type SendParts = {
  vault: Vault;
  transport: Transport;
  backoff: ScopeBackoff;
  blocked: BlockedChanges;
  /** Names this version of the app: a new one audits what an older one wrote (S29). */
  build?: string | undefined;
};

const REST_MS = 60_000;

/**
 * One round: everything that waits, then everything that is new. A scope that is turned away waits on its own and fails no round;
 * its work asks for the person (S9).
 *
 * @param sent is called when the server has answered a push, before anything is fetched
 */
export async function sendRound(parts: SendParts, sent?: () => Promise<unknown>): Promise<Round> {
  const { vault, transport, backoff } = parts;
  // Without the stop nothing leaves (S31), as without the code that sends.
  if (!(await judgeWaiting(vault))) return { ok: false, error: { kind: 'missing-part' } };
  await adoptCarried(vault);
  const pushed = await pushAll(parts);
  let { problem, contact } = pushed;
  if (contact) await sent?.();
  if (problem?.kind !== 'no-connection') {
    const pulled = await pullScopes(vault, transport);
    // A desk may have answered (S31).
    await judgeWaiting(vault);
    if (!pulled.ok) problem ??= pulled.error;
    else contact ||= pulled.value;
    const left = await problemOfBlocked(parts, pushed, pulled.ok && pulled.value);
    problem ??= left;
  }
  if (problem !== undefined) return { ok: false, error: problem };
  await bringTeamsBack(vault, transport);
  const wrong = await auditScopes(vault, transport, parts.build);
  if (wrong > 0) return { ok: true, value: { restMs: 0, contact } };
  // What a pull put back is due at once, what was turned away when its own wait is over.
  const waits = (await scopesToSend(vault)).map((scope) => backoff.waitMs(scope));
  return { ok: true, value: { restMs: Math.min(REST_MS, ...waits), contact } };
}

/** `problem`: why nothing of some scope could be sent. `pushed.problem`: why single changes were not let through. */
type PushedAll = { problem: TransportProblem | undefined; contact: boolean; pushed: Pushed };

/**
 * What is not let through although the server is in reach holds up its scope for a few rounds only. It is in reach where it took other
 * changes, or answered a pull and no second change had the same trouble, unless that is their size: a portal, or a server that takes
 * nothing, sets nothing aside.
 *
 * @returns the problem, where something of it is still to be tried
 */
async function problemOfBlocked(
  { vault, blocked }: SendParts,
  { pushed }: PushedAll,
  pulled: boolean,
): Promise<TransportProblem | undefined> {
  const inReach = pushed.named > 0 || (pulled && (pushed.blocked.length === 1 || isTooLarge(pushed.problem)));
  return inReach && (await noteBlocked(blocked, vault, pushed.blocked)) ? undefined : pushed.problem;
}

async function pushAll(parts: SendParts): Promise<PushedAll> {
  const { vault, transport, backoff } = parts;
  const blocked: Mutation[] = [];
  let named = 0;
  let notLetThrough: TransportProblem | undefined;
  let problem: TransportProblem | undefined;
  let contact = false;
  for (const scope of await scopesToSend(vault)) {
    if (backoff.waitMs(scope) > 0) continue;
    // Where nothing is taken, a second change that is not let through says that it is about no single one.
    const tries = named > 0 ? BLOCKED_TRIES : BLOCKED_TRIES - blocked.length;
    if (tries <= 0) break;
    const pushed = await pushScope(vault, transport, scope, tries);
    if (pushed.ok) {
      const of = pushed.value;
      named += of.named;
      blocked.push(...of.blocked);
      notLetThrough ??= of.problem;
      if (of.named === 0 && of.blocked.length > 0) continue;
      contact = true;
      backoff.worked(scope);
      await followScope(vault, await personScope(vault), 'self', true);
      continue;
    }
    const code = codeOfScope(pushed.error);
    if (code !== undefined) {
      contact = true;
      backoff.failed(scope, pushed.error.kind === 'turned-away' ? pushed.error.retryAfterSeconds : undefined);
      if (!isLane(scope)) await turnAwayScope(vault, scope, code);
      continue;
    }
    problem ??= pushed.error;
    if (pushed.error.kind !== 'turned-away') break;
  }
  return { problem, contact, pushed: { named, blocked, problem: notLetThrough } };
}
