import { organisationByCode } from '../../src/domain/organisation/directory.ts';
import type { Organisation } from '../../src/domain/organisation/organisation.ts';
import { OPERATOR_DESK, scopeSchema } from '../../src/protocol/scope.ts';
import type { Transaction } from '../storage/storage.ts';

/**
 * The desk that looks at what an organisation wants to publish (S24): its own, where it has a moderator; else that of its
 * integrated care board; else the operator's.
 */
export async function chooseDesk(tx: Transaction, organisation: Organisation | undefined): Promise<string> {
  for (const desk of desksOf(organisation)) if (await tx.members.anyoneIs('moderator', desk)) return desk;
  return OPERATOR_DESK;
}

/** The desks where something that belongs to this one may have waited, as long as this one had no moderator. */
export const standIns = (desk: string): string[] =>
  [...desksOf({ name: '', code: desk.slice('desk:'.length) }), OPERATOR_DESK].filter((other) => other !== desk);

function desksOf(organisation: Organisation | undefined): string[] {
  const listed = organisation?.code === undefined ? undefined : organisationByCode(organisation.code);
  const codes = [listed?.code ?? organisation?.code, listed?.icb ?? organisation?.icb];
  return codes.map((code) => `desk:${code}`).filter((desk, at) => codes[at] !== undefined && isScope(desk));
}

const isScope = (desk: string) => scopeSchema.safeParse(desk).success;
