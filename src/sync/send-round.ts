import { isLane } from '../store/carried-lane.ts';
import { adoptCarried } from '../store/carried-work.ts';
import { forgetOldSent, scopesToSend } from '../store/outbox.ts';
import { personScope } from '../store/person.ts';
import { followScope } from '../store/pulled.ts';
import { turnAwayScope } from '../store/turned-away.ts';
import type { Vault } from '../store/vault.ts';
import { auditScopes } from './audit.ts';
import type { Round } from './loop.ts';
import { pullScopes } from './pull-scopes.ts';
import { codeOfScope, pushScope } from './push-scope.ts';
import type { ScopeBackoff } from './scope-backoff.ts';
import type { Transport, TransportProblem } from './transport.ts';

export type SendParts = {
  vault: Vault;
  transport: Transport;
  backoff: ScopeBackoff;
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
  await adoptCarried(vault);
  const pushed = await pushAll(parts);
  let { problem } = pushed;
  let contact = pushed.contact;
  if (contact) await sent?.();
  if (problem?.kind !== 'no-connection') {
    const pulled = await pullScopes(vault, transport);
    if (!pulled.ok) problem ??= pulled.error;
    else contact ||= pulled.value;
  }
  await forgetOldSent(vault);
  if (problem !== undefined) return { ok: false, error: problem };
  const wrong = await auditScopes(vault, transport, parts.build);
  if (wrong > 0) return { ok: true, value: { restMs: 0, contact } };
  // What a pull put back is due at once, what was turned away when its own wait is over.
  const waits = (await scopesToSend(vault)).map((scope) => backoff.waitMs(scope));
  return { ok: true, value: { restMs: Math.min(REST_MS, ...waits), contact } };
}

async function pushAll(parts: SendParts): Promise<{ problem: TransportProblem | undefined; contact: boolean }> {
  const { vault, transport, backoff } = parts;
  let problem: TransportProblem | undefined;
  let contact = false;
  for (const scope of await scopesToSend(vault)) {
    if (backoff.waitMs(scope) > 0) continue;
    const pushed = await pushScope(vault, transport, scope);
    if (pushed.ok) {
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
  return { problem, contact };
}
