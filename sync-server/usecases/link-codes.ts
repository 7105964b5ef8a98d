import { newLinkCode } from '../../src/domain/profile/link-code.ts';
import type { Role } from '../../src/domain/team/membership.ts';
import { Failure } from '../failure.ts';
import type { Accepted } from './accept-grant.ts';
import { guardTries } from './guard-tries.ts';
import { identify, type Signer } from './identify.ts';
import { DAY, inUnit, type Service, timeAfter } from './service.ts';
import { takeOverPerson } from './take-over-person.ts';

export const MINUTES_VALID = 10;

const hashOf = ({ keyed }: Pick<Service, 'keyed'>, code: string) => keyed(`link code ${code}`);

/**
 * A device asks for a code by which one other device joins its person (S1): for ten minutes, once. Each new one ends the one before.
 * The code is in the answer only; the database keeps a hash of it, with a key that is not in the database.
 */
export const createLinkCode = (service: Service, signer: Signer): Promise<{ code: string; expiresAt: string }> =>
  inUnit(service, async (unit) => {
    const { person } = await identify(unit, signer);
    const code = newLinkCode(unit.random);
    const expiresAt = timeAfter(unit.now, MINUTES_VALID * 60_000);
    await unit.tx.codes.dropUnused(person);
    await unit.tx.codes.dropOlder(timeAfter(unit.now, -DAY));
    await unit.tx.codes.create({ codeHash: hashOf(service, code), person, expiresAt, usedByDevice: null });
    return { code, expiresAt };
  });

/**
 * A device joins a person by their code. The one that used it may say it again. Whatever is wrong with a code, the answer is the same:
 * nobody learns which codes there are.
 *
 * @throws Failure `grant-unknown`; `quota` after too many wrong ones
 */
export async function acceptLinkCode(
  service: Service,
  signer: Signer,
  { code, address }: { code: string; address: string },
): Promise<Accepted> {
  const accepted = await inUnit(service, async (unit) => {
    const author = await identify(unit, signer);
    return guardTries(unit, service, { device: author.device, address }, 'link code', async () => {
      const codeHash = hashOf(service, code);
      const found = await unit.tx.codes.find(codeHash);
      if (found === undefined) return undefined;
      if (found.usedByDevice !== author.device) {
        if (found.usedByDevice !== null || found.expiresAt <= unit.now) return undefined;
        await unit.tx.codes.use(codeHash, author.device);
        await takeOverPerson(unit, author, found.person, codeHash);
      }
      const { person } = await identify(unit, signer);
      const role: Role = 'self';
      return { scope: `person:${person}`, role, person };
    });
  });
  // After the transaction: a wrong try counts.
  if (accepted !== undefined) return accepted;
  throw new Failure('grant-unknown', 'This code does not work. It may be mistyped, used, or older than ten minutes.');
}
