import { deskModeratorKind } from '../../src/domain/desk/moderator.ts';
import { membershipKind, teamMemberKind } from '../../src/domain/team/membership.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { giveRole } from './add-member.ts';
import type { Effect } from './effect.ts';
import { endAppointment } from './end-appointment.ts';
import { forgetRequests } from './forget-requests.ts';
import type { Author } from './identify.ts';
import { type Redact, redactAsServer } from './redact-as-server.ts';
import { removeMember } from './remove-member.ts';
import type { Unit } from './service.ts';

/** Everybody speaks for themselves here, if anywhere. */
export const whyNotForget: Effect['forbids'] = async (_, { record }, { person }) =>
  record === person ? undefined : { problem: 'not-allowed', message: 'A person is forgotten at their own word only.' };

/**
 * Somebody leaves, and is forgotten (S1, S23): their names go, where they wrote them themselves, from everything that is not public; what
 * else they wrote stays. They come out of every team and desk, and their devices are let in nowhere any more.
 */
export async function forget(unit: Unit, { scope: own, mid }: Mutation, author: Author): Promise<void> {
  const { tx, now } = unit;
  const { person } = author;
  const devices = await tx.devices.ofPerson(person);
  // Each device was a person of its own at first, and may have given its name as that.
  const names = new Set([person, ...devices.map(({ device }) => device)]);
  const redacted = { at: now, person, reason: 'forgotten' as const };
  for (const scope of await scopesEver(unit, own, person)) {
    if (scope === own || (await tx.scopes.find(scope)) === undefined) continue;
    if (scopeKind(scope) === 'project') {
      for (const record of names) {
        const place = { scope, record, field: 'name' };
        await redactAsServer(unit, { place, isNamed: ({ kind }) => kind === teamMemberKind.name, redacted });
      }
      await forgetRequests(unit, scope, { names, cause: mid, redacted });
    }
    if (scopeKind(scope) === 'desk') {
      await forgetAtDesk(unit, scope, { names, redacted });
      await endAppointment(unit, { desk: scope, person, how: 'stepped-down', cause: mid });
    }
    if ((await tx.members.role(scope, person)) === undefined) continue;
    await passLeadOn(unit, scope, person, mid);
    await removeMember(unit, scope, person, { how: 'left', by: person, cause: mid });
  }
  await redactOwn(unit, own, redacted);
  await tx.emails.dropOf(person);
  await tx.codes.dropUnused(person);
  await tx.grants.withdrawMadeBy(own, person, now);
  for (const { device } of devices) {
    await tx.grants.endRescues(own, device, now);
    await tx.devices.revoke(device, now);
  }
}

/** What a moderator called themselves at a desk, also before they stepped down. */
async function forgetAtDesk(
  unit: Unit,
  scope: ScopeName,
  { names, redacted }: { names: ReadonlySet<string>; redacted: Redact['redacted'] },
): Promise<void> {
  for (const record of names) {
    const place = { scope, record, field: 'name' };
    await redactAsServer(unit, { place, isNamed: ({ kind }) => kind === deskModeratorKind.name, redacted });
  }
}

/** Where this person is, or ever was. */
async function scopesEver({ tx }: Unit, own: ScopeName, person: string): Promise<ScopeName[]> {
  const rows = await tx.fields.ofScope(own);
  const told = rows.flatMap(({ kind, field, state }) => {
    if (kind !== membershipKind.name || field !== 'membership') return [];
    return membershipKind.fields.membership.schema.safeParse(state.heads[0]?.value).data?.scope ?? [];
  });
  return [...new Set([...(await tx.members.scopesOf(person)).map(({ scope }) => scope), ...told])];
}

/** Where nobody else leads: to whoever has been in the team longest, to one who writes before one who reads. */
async function passLeadOn(unit: Unit, scope: ScopeName, person: string, cause: string): Promise<void> {
  const others = (await unit.tx.members.ofScope(scope)).filter((member) => member.person !== person);
  if (scopeKind(scope) !== 'project' || others.some(({ role }) => role === 'lead')) return;
  const next = others.find(({ role }) => role === 'member') ?? others[0];
  if (next !== undefined) await giveRole(unit, scope, next.person, 'lead', cause);
}

/** In the person's own scope: what they said of themselves, and what they called their devices. */
async function redactOwn(unit: Unit, own: ScopeName, redacted: Redact['redacted']) {
  for (const { record, kind, field } of await unit.tx.fields.ofScope(own)) {
    const saysWho = (kind === 'profile' && field !== 'forgotten') || (kind === 'device' && field === 'name');
    if (!saysWho) continue;
    await redactAsServer(unit, { place: { scope: own, record, field }, isNamed: () => true, redacted });
  }
}
