import type { Role } from '../../src/domain/team/membership.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import type { StoredGrant, Transaction } from '../storage/storage.ts';
import { addMember } from './add-member.ts';
import { type Author, identify, recognise, type Signer } from './identify.ts';
import { inUnit, type Service, type Unit } from './service.ts';

/** Stands where a grant has the hash of its secret, and its cause. A space is in no secret: nobody can come in by it as somebody else. */
export const wayBackOf = (person: string): string => `team ${person}`;

/** The way in that waits for somebody of the team, if any. */
async function wayIn(tx: Transaction, scope: ScopeName, person: string, now: string): Promise<StoredGrant | undefined> {
  const grant = await tx.grants.find(scope, wayBackOf(person));
  if (grant === undefined || grant.usedByDevice !== null || grant.withdrawnAt !== null) return undefined;
  return grant.expiresAt <= now ? undefined : grant;
}

/** Lets somebody of the team in again, who asks for the project. @returns their role; undefined where nobody waits for them */
export async function comeBackIn(unit: Unit, scope: ScopeName, author: Author): Promise<Role | undefined> {
  const { tx, now } = unit;
  const grant = await wayIn(tx, scope, author.person, now);
  if (grant === undefined) return undefined;
  await tx.grants.use(scope, grant.secretHash, author.device, now);
  return addMember(unit, scope, author.person, grant.role, grant.cause);
}

/**
 * Lets a person in again wherever they are waited for.
 *
 * @param scopes that they asked for and are no member of
 * @returns whether that was anywhere
 */
export async function comeBackWhereAwaited(
  service: Service,
  signer: Signer,
  scopes: readonly ScopeName[],
): Promise<boolean> {
  const now = service.clock().toISOString();
  const awaited = await service.storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    const ways = await Promise.all(scopes.map((scope) => wayIn(tx, scope, person, now)));
    return scopes.filter((_, at) => ways[at] !== undefined);
  });
  if (awaited.length === 0) return false;
  await inUnit(service, async (unit) => {
    const author = await identify(unit, signer);
    for (const scope of awaited) await comeBackIn(unit, scope, author);
  });
  return true;
}
