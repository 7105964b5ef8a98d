import { parseArgs } from 'node:util';
import { organisationByCode, searchOrganisations } from '../src/domain/organisation/directory.ts';
import { fail, ok, type Result } from '../src/domain/result.ts';
import { OPERATOR_DESK } from '../src/protocol/scope.ts';
import { argumentProblem } from './command.ts';

export const DESK_HELP = `Appoints the moderators of an organisation's desk, and ends their appointment.

  npm run desk -- invite --organisation RX1          a one-time link for a moderator of that organisation, by its ODS code
  npm run desk -- invite --organisation operator     the same for your own desk, where everything waits that has no other
  npm run desk -- list --organisation RX1            who looks after that desk
  npm run desk -- end --organisation RX1 --person=X  ends the appointment of one of them, as the list names them

Give a link to one person. It works once, within seven days. Moderators can appoint others themselves. All of this can be done while
the server runs, or not.
`;

export type Desk = { scope: string; name: string };

export type DeskCommand = 'help' | ({ do: 'invite' | 'list' } & Desk) | ({ do: 'end'; person: string } & Desk);

/** What the operator wants; or one sentence that says what is wrong with it. */
export function readDeskCommand(args: string[]): Result<DeskCommand, string> {
  try {
    const text = { type: 'string' } as const;
    const options = { organisation: text, person: text, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) return ok('help');
    if (args.length === 0) return fail(`${DESK_HELP}\nNothing was done: say what to do.`);
    const what = positionals.join(' ');
    if (!(what === 'invite' || what === 'list' || what === 'end') || values.organisation === undefined) {
      return fail('Say "invite --organisation" and an ODS code, or --help.');
    }
    const desk = findDesk(values.organisation);
    if (!desk.ok) return desk;
    if (what !== 'end') return ok({ do: what, ...desk.value });
    if (values.person === undefined) return fail('Say whose appointment ends: --person=, and a name from the list.');
    return ok({ do: 'end', person: values.person, ...desk.value });
  } catch (error) {
    return fail(argumentProblem(error));
  }
}

function findDesk(code: string): Result<Desk, string> {
  if (code === 'operator') return ok({ scope: OPERATOR_DESK, name: 'the operator' });
  const found = organisationByCode(code);
  if (found !== undefined) return ok({ scope: `desk:${found.code}`, name: `${found.name} (${found.code})` });
  const near = searchOrganisations(code, 3).map((each) => `${each.code} is ${each.name}`);
  const hint = near.length === 0 ? 'Give a code like RX1.' : `The nearest: ${near.join('; ')}.`;
  return fail(`There is no organisation with the ODS code "${code}" in the list. ${hint}`);
}
