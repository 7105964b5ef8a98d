import { nameKey, wordsOf } from './name-words.ts';
import organisations from './organisations.json' with { type: 'json' };

/**
 * An organisation of the national list. `code` is its ODS code; health innovation networks have none, and carry the
 * list's own (`HIN-WEST`). `icb` is the integrated care board of today, `icbName` its short name.
 */
export type ListedOrganisation = {
  code: string;
  name: string;
  shortName?: string;
  type: 'trust' | 'icb' | 'health-innovation-network' | 'community-interest-company';
  icb?: string;
  icbName?: string;
  region?: string;
  town?: string;
  /** Hospitals by whose names people know it. */
  sites?: readonly string[];
};

export const LISTED_ORGANISATIONS = organisations as readonly ListedOrganisation[];

const byCode = new Map(LISTED_ORGANISATIONS.map((each) => [each.code, each]));

/** The organisation of an ODS code, in whatever case it is typed. */
export const organisationByCode = (code: string): ListedOrganisation | undefined =>
  byCode.get(code.trim().toUpperCase());

/** The integrated care boards, by name. */
export const icbs = (): ListedOrganisation[] => LISTED_ORGANISATIONS.filter(({ type }) => type === 'icb');

/**
 * Finds organisations by the beginnings of words in their names, by their hospitals' names and towns, by initials
 * (`NUH`, `ELFT`) and by ODS code. Case, accents, punctuation and what every name has ("NHS Foundation Trust") do not count.
 *
 * @returns at most `limit`, the likeliest first; nothing for an empty query.
 */
export function searchOrganisations(
  query: string,
  limit = 8,
  list: readonly ListedOrganisation[] = LISTED_ORGANISATIONS,
): ListedOrganisation[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return list
    .map((organisation) => ({ organisation, score: scoreOf(organisation, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.organisation.name < b.organisation.name ? -1 : 1))
    .slice(0, limit)
    .map(({ organisation }) => organisation);
}

/** How well an organisation answers: 0 for not at all. Every word of the query must be met somewhere. */
function scoreOf(organisation: ListedOrganisation, words: string[]): number {
  const whole = words.join('');
  const { name, plain, initials, sites, town } = keyOf(organisation);
  if (organisation.code.toLowerCase() === whole) return 1000;
  if (initials.includes(whole)) return 900;
  let score = 0;
  for (const word of words) {
    const met = Math.max(meet(name, word, 10), ...sites.map((site) => meet(site, word, 8)), meet(town, word, 4));
    if (met === 0) {
      return words.length === 1 && whole.length >= 3 && initials.some((each) => each.startsWith(whole)) ? 1 : 0;
    }
    score += met;
  }
  if (plain.startsWith(whole)) score += 20;
  if (plain === whole) score += 20;
  if (sites.some((site) => site.join('').startsWith(whole))) score += 15;
  return score + (organisation.type === 'trust' ? 1 : 0);
}

const meet = (among: readonly string[], word: string, weight: number): number =>
  among.includes(word) ? weight : among.some((each) => each.startsWith(word)) ? weight * 0.7 : 0;

type Key = { name: string[]; plain: string; initials: string[]; sites: string[][]; town: string[] };
const keys = new WeakMap<ListedOrganisation, Key>();

function keyOf(organisation: ListedOrganisation): Key {
  const known = keys.get(organisation);
  if (known !== undefined) return known;
  const key = {
    ...nameKey(organisation),
    sites: (organisation.sites ?? []).map(wordsOf),
    town: wordsOf(organisation.town ?? ''),
  };
  keys.set(organisation, key);
  return key;
}
