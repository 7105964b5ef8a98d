import { profileKind } from '../../src/domain/profile/profile.ts';
import type { Unit } from './service.ts';

/**
 * Whether somebody's e-mail address was checked, and is one of a listed domain: then a desk that says so looks after publishing (S24). The
 * address says that they work in health care, and not for which organisation: what a desk trusts is its own choice.
 */
export async function isVerified({ tx }: Unit, person: string): Promise<boolean> {
  const rows = await tx.fields.ofRecords(`person:${person}`, [person]);
  const found = rows.find(({ kind, field }) => kind === profileKind.name && field === 'verified');
  return found?.state.heads[0] !== undefined;
}
