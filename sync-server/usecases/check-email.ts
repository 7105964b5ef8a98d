import { listedDomainOf } from '../../src/domain/profile/email.ts';
import { Failure } from '../failure.ts';
import type { Mail } from '../mail.ts';
import { guardTries } from './guard-tries.ts';
import { identify, type Signer } from './identify.ts';
import { isWithin, mustBeWithin } from './limit-asking.ts';
import { DAY, inUnit, type Service, timeAfter } from './service.ts';
import { takeOverPerson } from './take-over-person.ts';
import { writeAsServer } from './write-as-server.ts';

const MINUTE = 60_000;
const MINUTES_VALID = 10;
const TRIES = 5;
const HOUR = 60 * MINUTE;

const OFF = 'E-mail checks are off here: whoever runs this server has not set up mail.';

type Place = { address: string; from: string };

/**
 * A device asks for a code to be sent to an address (S1). The same is done and said for every address, known here or not; the letter is
 * sent after the answer. An address that was sent too many lately is sent no more for an hour, and that is not said either.
 *
 * @param place the e-mail address, and where the request came from
 * @throws Failure `not-found` where there is no mail, `quota` where one device or one place asks too often
 */
export async function askEmail(
  service: Service,
  mail: Mail | undefined,
  signer: Signer,
  { address, from }: Place,
): Promise<{ expiresAt: string }> {
  if (mail === undefined) throw new Failure('not-found', OFF);
  const { keyed } = service;
  const asked = await inUnit(service, async (unit) => {
    const { tx, now, random } = unit;
    const { device } = await identify(unit, signer);
    await mustBeWithin(unit, { who: `mail device ${device}`, count: 5, within: HOUR });
    await mustBeWithin(unit, { who: `mail from ${keyed(`address ${from}`)}`, count: 100, within: HOUR });
    const addressHash = keyed(`email ${address}`);
    const mayHave = await isWithin(unit, { who: `mail to ${addressHash}`, count: 5, within: HOUR });
    const code = sixDigits(random(4));
    const expiresAt = timeAfter(now, MINUTES_VALID * MINUTE);
    await tx.emails.dropChecksBefore(timeAfter(now, -DAY));
    const codeHash = keyed(`email code ${device} ${code}`);
    const listedDomain = listedDomainOf(address) ?? null;
    await tx.emails.putCheck({ device, addressHash, listedDomain, codeHash, expiresAt, wrong: 0 });
    return { code, expiresAt, mayHave };
  });
  if (asked.mayHave) void post(service, mail, address, asked.code);
  return { expiresAt: asked.expiresAt };
}

const sixDigits = (bytes: Uint8Array): string =>
  String(new DataView(Uint8Array.from(bytes).buffer).getUint32(0) % 1_000_000).padStart(6, '0');

async function post({ log }: Service, mail: Mail, to: string, code: string): Promise<void> {
  try {
    const subject = 'Your code for Dandelion';
    await mail.send({ to, subject, text: letter(code) });
  } catch (error) {
    // Never the address, nor the code: what a mail server says may repeat the first.
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log.error({ reason }, 'a letter could not be sent');
  }
}

const letter = (code: string): string => `Your code for Dandelion is ${code}

It works for ten minutes, on the device that asked for it.
If you did not ask for it, somebody typed your address. You need not do anything: without this code nothing happens.
`;

type Confirmed = { person: string; joined: boolean; verified: boolean };

/**
 * The code that came. The address is its person's from now on; one of a listed domain marks them as verified. With `join`, a device
 * joins the person who has the address already: so whoever has lost all their devices comes back.
 *
 * @throws Failure `grant-unknown` whatever is wrong with the code; `quota` after too many wrong ones
 */
export async function confirmEmail(
  service: Service,
  signer: Signer,
  { code, join, from }: { code: string; join: boolean; from: string },
): Promise<Confirmed> {
  const confirmed = await inUnit(service, async (unit) => {
    const { tx, now } = unit;
    const author = await identify(unit, signer);
    const { device } = author;
    return guardTries(
      unit,
      service,
      { device, address: from },
      'email code',
      async (): Promise<Confirmed | undefined> => {
        const check = await tx.emails.check(device);
        const isOpen = check !== undefined && check.expiresAt > now && check.wrong < TRIES;
        if (check?.codeHash !== service.keyed(`email code ${device} ${code}`) || !isOpen) {
          if (check !== undefined) await tx.emails.putCheck({ ...check, wrong: check.wrong + 1 });
          return undefined;
        }
        // It stays until it is too old: the same device may say it again, where the answer was lost.
        const known = await tx.emails.find(check.addressHash);
        if (join && known !== undefined) await takeOverPerson(unit, author, known.person, `email ${check.codeHash}`);
        const { person } = await identify(unit, signer);
        await tx.emails.put({ addressHash: check.addressHash, person, checkedAt: now });
        const { listedDomain } = check;
        if (listedDomain !== null) await markVerified(unit, person, listedDomain, check.codeHash);
        return { person, joined: join && known !== undefined, verified: listedDomain !== null };
      },
    );
  });
  if (confirmed !== undefined) return confirmed;
  throw new Failure('grant-unknown', 'This code does not work. It may be mistyped, used, or older than ten minutes.');
}

const markVerified = (unit: Parameters<typeof writeAsServer>[0], person: string, domain: string, cause: string) =>
  writeAsServer(unit, {
    ...{ scope: `person:${person}`, kind: 'profile', record: person, field: 'verified' },
    ...{ value: { domain, at: unit.now }, cause },
  });
