import { given, textOrNone } from '../given.ts';
import { base64url } from '../id.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { publishedCycle, publishedMeasures } from './described-evidence.ts';
import { type Description, descriptionSchema } from './description.ts';
import type { DescriptionMatches } from './description-matches.ts';
import type { PublishedContent } from './published-project.ts';
import type { Setting } from './settings.ts';
import type { Theme } from './themes.ts';
import type { Outcome, Stage } from './vocabulary.ts';

/**
 * How far a described project is. `active` was so when its page was written, and a page that tells of it has changes under
 * test. `unknown` is taken as still going on: the two pages that say nothing (of 2019 and 2022) give neither an end nor a
 * result, so nothing supports "completed".
 */
const STAGE_OF: Record<Description['status'], Stage> = {
  planned: 'planning',
  active: 'testing',
  completed: 'completed',
  unknown: 'testing',
};

const OUTCOME_OF: Record<Description['outcome'], Outcome> = {
  improved: 'improved',
  mixed: 'mixed',
  'no change': 'no-change',
  worse: 'worse',
  'not yet known': 'not-yet-known',
};

/** `mental health` may be a ward or a team, and `other` anything: for these the line's own judgement tells. */
const SETTING_OF: Record<Description['setting'], Setting | undefined> = {
  'acute hospital': 'acute-hospital',
  ambulance: 'ambulance',
  'care home': 'care-home',
  community: 'community-services',
  maternity: 'maternity-neonatal',
  'mental health': undefined,
  other: undefined,
  'primary care': 'primary-care',
  'social care': 'social-care',
  'system-wide': 'system-wide',
};

/**
 * The content of a described project, from one line of data/projects/described-projects.ndjson. Facts and figures stay the
 * source's; what it does not say is absent; its free words are the tags.
 *
 * @throws ZodError when the line has another shape
 */
export function fromDescription(line: unknown, matches: DescriptionMatches): PublishedContent {
  const source = descriptionSchema.parse(line);
  const judged = matches.lines.get(source.sourceUrl);
  return given({
    form: 'full' as const,
    title: source.title,
    organisation: organisationOf(source.organisation, matches),
    region: textOrNone(source.region),
    country: textOrNone(source.country),
    setting: judged?.setting ?? SETTING_OF[source.setting],
    themes: themesOf(source.themes, judged?.addThemes ?? [], matches),
    tags: source.themes,
    problem: textOrNone(source.problem),
    aimWhat: textOrNone(source.aim),
    stage: STAGE_OF[source.status],
    outcome: OUTCOME_OF[source.outcome],
    startedOn: source.startDate ?? undefined,
    endedOn: source.endDate ?? undefined,
    teamRoles: source.teamRoles,
    changeIdeas: source.changeIdeas,
    cycles: source.pdsaCycles.map(publishedCycle),
    measures: publishedMeasures(source.measures, source.dataPoints),
    learning: textOrNone(source.learning),
    spread: textOrNone(source.spread),
    source: given({
      url: matches.addresses.get(source.sourceUrl) ?? source.sourceUrl,
      title: source.sourceTitle,
      licence: textOrNone(source.licenceNote),
    }),
  });
}

/**
 * The id of a described project: the first 16 bytes of the SHA-256 of its source's address in UTF-8, as 22 characters of
 * base64url. It comes from the address in the data, also where a better one is shown, so it never changes.
 */
export async function describedProjectId(sourceUrl: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sourceUrl));
  return base64url(new Uint8Array(digest).subarray(0, 16));
}

function organisationOf(name: string | null, matches: DescriptionMatches): Organisation | undefined {
  if (name === null) return undefined;
  const code = matches.organisations.get(name);
  return code ? { name, code } : { name };
}

/** Each theme once, in the order in which the free words bring them up. */
const themesOf = (free: readonly string[], more: readonly Theme[], matches: DescriptionMatches): Theme[] => [
  ...new Set([...free.flatMap((word) => matches.themes.get(word) ?? []), ...more]),
];
