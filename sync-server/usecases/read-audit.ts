import type { AuditEntry } from '../../src/protocol/audit-entry.ts';
import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { notAMember } from './enter-scope.ts';
import { recognise, type Signer } from './identify.ts';
import type { Service } from './service.ts';

const AT_ONCE = 100;

/**
 * What was done at a desk, for those who look after it; the newest first.
 *
 * @param asked.before the number of the last entry that came already
 * @throws Failure `not-a-member`, `revoked-device`
 */
export const readAudit = (
  { storage }: Service,
  signer: Signer,
  asked: { scope: ScopeName; before?: number | undefined },
): Promise<{ entries: AuditEntry[]; more: boolean }> =>
  storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    const { scope, before = Number.MAX_SAFE_INTEGER } = asked;
    const role = await tx.members.role(scope, person);
    if (scopeKind(scope) !== 'desk' || role !== 'moderator') throw notAMember();
    const entries = await tx.audit.ofDesk(scope, before, AT_ONCE + 1);
    return { entries: entries.slice(0, AT_ONCE), more: entries.length > AT_ONCE };
  });
