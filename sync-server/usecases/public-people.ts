import { type PublicProfile, publicProfileSchema } from '../../src/domain/profile/profile.ts';
import { scopeId } from '../../src/protocol/scope.ts';
import type { Service } from './service.ts';

/**
 * Who wants to be known, in the order of their names: exactly what each of them says, and no id. Where one of a person's devices took it
 * back while another changed it, it is taken back.
 */
export async function publicPeople({ storage }: Service): Promise<PublicProfile[]> {
  const rows = await storage.read((tx) => tx.fields.publicProfiles());
  const shown = rows.flatMap(({ scope, record, state: { heads } }) => {
    if (record !== scopeId(scope) || heads.some(({ value }) => value === null)) return [];
    const profile = publicProfileSchema.safeParse(heads[0]?.value);
    return profile.success ? [profile.data] : [];
  });
  return shown.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
