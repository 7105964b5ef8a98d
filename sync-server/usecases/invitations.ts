import type { Invitation } from '../../src/protocol/grants.ts';
import { mayGrant, type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import type { Transaction } from '../storage/storage.ts';
import { notAMember } from './enter-scope.ts';
import { identify, recognise, type Signer } from './identify.ts';
import { inUnit, type Service } from './service.ts';

/**
 * The invitations into a scope that still open it, for whoever may make them (S1). Who is waited for to come back needs none (S2).
 *
 * @throws Failure `not-a-member`, `not-allowed`, `revoked-device`
 */
export const openInvitations = (service: Service, signer: Signer, scope: ScopeName): Promise<Invitation[]> =>
  service.storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    await checkMayGrant(tx, scope, person);
    const open = await tx.grants.open(scope, service.clock().toISOString());
    const links = open.filter(({ secretHash, cause }) => secretHash !== cause);
    return links.map(({ secretHash, role, madeBy, createdAt, expiresAt }) => ({
      ...{ id: secretHash, role, by: madeBy, madeAt: createdAt, expiresAt },
    }));
  });

/** Takes an invitation back. One that is used, or taken back already, stays as it is. */
export const withdrawInvitation = (
  service: Service,
  signer: Signer,
  { scope, id }: { scope: ScopeName; id: string },
): Promise<void> =>
  inUnit(service, async (unit) => {
    const { person } = await identify(unit, signer);
    await checkMayGrant(unit.tx, scope, person);
    await unit.tx.grants.withdraw(scope, id, unit.now);
  });

async function checkMayGrant(tx: Transaction, scope: ScopeName, person: string): Promise<void> {
  const own = await tx.members.role(scope, person);
  if (own === undefined) throw notAMember();
  if (mayGrant(scopeKind(scope), own).length > 0) return;
  throw new Failure('not-allowed', 'Only whoever leads the project sees and takes back its invitations.');
}
