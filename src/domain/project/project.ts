import * as z from 'zod/mini';
import { organisationSchema } from '../organisation/organisation.ts';
import { choice, date, line, prose, set, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';
import { OUTCOMES, STAGES } from './vocabulary.ts';

const tag = z.string().check(z.minLength(1), z.maxLength(80));

/** One improvement effort, from idea to archived. There is one in each project scope; its id is the scope's. */
export const projectKind = defineKind({
  name: 'project',
  scope: 'project',
  fields: {
    title: line('Title'),
    organisation: value('Organisation', z.nullable(organisationSchema)),
    /** Ids of `settings.ts`. */
    setting: line('Setting', 60),
    /** Ids of `themes.ts`. */
    themes: set('Themes', tag),
    summary: prose('Summary'),
    problem: prose('The problem'),
    aimWhat: prose('What you want to achieve'),
    aimHowMuch: line('By how much'),
    aimByWhen: date('By when'),
    teamRoles: set('Team, by role', tag),
    stage: choice('Stage', STAGES),
    startedOn: date('Started'),
    endedOn: date('Ended'),
    outcome: choice('Outcome', OUTCOMES),
    finding: line('What happened, in one sentence', 300),
    worked: prose('What worked'),
    didNotWork: prose('What did not work'),
    differently: prose('What you would do differently'),
    spread: prose('Where it went next'),
    contactRole: line('Role to contact'),
  },
});
