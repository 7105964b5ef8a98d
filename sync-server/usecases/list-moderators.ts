import { moderatorName } from '../../src/domain/desk/moderators-of.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { foldRecords } from './folded-records.ts';
import type { Service } from './service.ts';

/** `name`: as they call themselves at the desk. */
type Moderator = { person: string; since: string; name: string | undefined };

/** Who looks after a desk, the longest first. */
export const listModerators = ({ storage }: Service, desk: ScopeName): Promise<Moderator[]> =>
  storage.read(async (tx) => {
    const members = await tx.members.ofScope(desk);
    const people = members.map(({ person }) => person);
    const records = foldRecords(await tx.fields.ofRecords(desk, people));
    return members.map(({ person, since }) => ({ person, since, name: moderatorName(records, person) }));
  });
