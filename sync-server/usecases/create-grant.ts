import { createHash } from 'node:crypto';
import { base64url } from '../../src/domain/id.ts';
import type { Role } from '../../src/domain/team/membership.ts';
import { mayGrant, type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import { notAMember } from './enter-scope.ts';
import { type Author, identify, type Signer } from './identify.ts';
import { DAY, inUnit, type Service, timeAfter, type Unit } from './service.ts';
import { writeAudit } from './write-audit.ts';

const DAYS_VALID = 7;
/** Into all that a person has: for another device of theirs, that is at hand. */
const SELF_MINUTES_VALID = 10;
const RESCUE_DAYS_VALID = 400;
const SECRET_BYTES = 20;

export type NewGrant = { scope: ScopeName; role: Role; secret: string; expiresAt: string };

type Wanted = { scope: ScopeName; role: Role; nonce: string; rescue?: true | undefined };

/**
 * Somebody asks for a way in for one other (S1), or a device for its own way back (S11): then its last one ends. The secret is in
 * the answer only; the database keeps its hash.
 *
 * @param wanted the nonce is the request's: the same one makes no second grant (S3)
 * @throws Failure `not-a-member`, `not-allowed`
 */
export function createGrant(
  service: Service,
  signer: Signer,
  { scope, role, nonce, rescue }: Wanted,
): Promise<NewGrant> {
  return inUnit(service, async (unit) => {
    const author = await identify(unit, signer);
    const own = await unit.tx.members.role(scope, author.person);
    if (own === undefined) throw notAMember();
    if (!mayGrant(scopeKind(scope), own).includes(role)) {
      throw new Failure('not-allowed', 'Your role does not let you give this role to others. Ask somebody who leads.');
    }
    if (rescue) checkOwn(scope, author);
    // A nonce is a stranger's text.
    const cause = sha256Of(`${author.device} ${nonce}`);
    if (await unit.tx.grants.hasCause(scope, cause)) {
      throw new Failure('not-allowed', 'This request was answered before. Ask again for a new link.');
    }
    if (scopeKind(scope) === 'desk') {
      await writeAudit(unit, { what: 'invited', desk: scope, who: author.person, about: { role } });
    }
    const { person: madeBy } = author;
    if (!rescue) return writeGrant(unit, { scope, role, cause, madeBy });
    await unit.tx.grants.endRescues(scope, author.device, unit.now);
    return writeGrant(unit, { scope, role, cause, madeBy, rescues: author.device });
  });
}

/** A way back leads to where the device is at home, and nowhere else. */
function checkOwn(scope: ScopeName, { person }: Author): void {
  if (scope === `person:${person}`) return;
  throw new Failure('not-allowed', "A way back leads to this device's own person only. Ask for that one.");
}

type Grounds = { scope: ScopeName; role: Role; cause: string; madeBy?: string; rescues?: string };

/** Writes a grant without asking who may: for the operator, and behind the checks above. */
export async function writeGrant({ tx, now, random }: Unit, grounds: Grounds): Promise<NewGrant> {
  const { scope, role, cause, madeBy = null, rescues = null } = grounds;
  const secret = base64url(random(SECRET_BYTES));
  const expiresAt = timeAfter(now, rescues === null ? validFor(role) : RESCUE_DAYS_VALID * DAY);
  const unused = { createdAt: now, expiresAt, usedByDevice: null, usedAt: null, withdrawnAt: null };
  await tx.grants.create({ scope, secretHash: sha256Of(secret), cause, role, rescues, madeBy, ...unused });
  return { scope, role, secret, expiresAt };
}

const validFor = (role: Role): number => (role === 'self' ? SELF_MINUTES_VALID * 60_000 : DAYS_VALID * DAY);

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
