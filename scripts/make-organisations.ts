import { readFileSync, writeFileSync } from 'node:fs';
import type { ListedOrganisation } from '../src/domain/organisation/directory.ts';
import { parseCsv, type Row } from './csv.ts';

/**
 * Writes src/domain/organisation/organisations.json from data/reference/organisations.csv:
 * `node scripts/make-organisations.ts`. A test fails when the two do not agree.
 */
const SOURCE = new URL('../data/reference/organisations.csv', import.meta.url);
const TARGET = new URL('../src/domain/organisation/organisations.json', import.meta.url);

const TYPES: Record<string, ListedOrganisation['type']> = {
  nhs_trust: 'trust',
  nhs_foundation_trust: 'trust',
  community_interest_company: 'community-interest-company',
  health_innovation_network: 'health-innovation-network',
  icb: 'icb',
};

/** Sites that would send a search to the wrong trust: rooms that a trust has in another's hospital. */
const MISLEADING_SITES = new Set(['RK963', 'RGT1W', 'RWG07', 'RJC1V']);

/** The organisations that work today, by name, each with the hospitals by whose names people know it. */
export function organisationsFromCsv(csv: string): ListedOrganisation[] {
  const rows = parseCsv(csv);
  const icbNames = new Map(rows.filter(({ type }) => type === 'icb').map((row) => [row.odsCode, row.shortName]));
  const sites = sitesByTrust(rows);
  return rows
    .flatMap((row) => {
      const type = TYPES[row.type ?? ''];
      return type === undefined || !isOpen(row) ? [] : [listed(row, type, icbNames, sites)];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One organisation a line, so that a change shows as what it is. */
export const toJson = (list: readonly ListedOrganisation[]): string =>
  `[\n${list.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`;

function listed(
  row: Row,
  type: ListedOrganisation['type'],
  icbNames: Map<string | undefined, string | undefined>,
  sites: Map<string, string[]>,
): ListedOrganisation {
  const code = row.odsCode || row.localId || '';
  const shortName = row.shortName?.replace(/^The /, '') || undefined;
  const icb = row.parentIcbCode2026 || undefined;
  const icbName = icb === undefined ? undefined : icbNames.get(icb);
  const region = row.nhsRegion || undefined;
  const town = row.town || undefined;
  const hospitals = sites.get(code);
  return {
    code,
    name: row.name ?? '',
    ...(shortName !== undefined && shortName !== row.name && { shortName }),
    type,
    ...(icb !== undefined && { icb }),
    ...(icbName !== undefined && { icbName }),
    ...(region !== undefined && { region }),
    ...(town !== undefined && { town }),
    ...(hospitals !== undefined && { sites: hospitals }),
  };
}

/** The hospitals of acute trusts, under the trust that has them now. */
function sitesByTrust(rows: Row[]): Map<string, string[]> {
  const successors = new Map(
    rows.filter((row) => !isOpen(row) && row.type !== 'icb').map((row) => [row.odsCode, row.successorCodes]),
  );
  const sites = new Map<string, string[]>();
  for (const row of rows) {
    if (row.type !== 'hospital_site' || !row.sector?.startsWith('acute')) continue;
    const name = siteName(row);
    const trust = successors.get(row.parentOrgCode) || row.parentOrgCode;
    if (name === undefined || !trust) continue;
    sites.set(trust, [...new Set([...(sites.get(trust) ?? []), name])].sort());
  }
  return sites;
}

/** The list is one of places where children are seen: the names of hospitals are wanted, those of their clinics are not. */
function siteName(row: Row): string | undefined {
  if (MISLEADING_SITES.has(row.odsCode ?? '')) return undefined;
  if (row.name === 'Qmc Paediatrics') return 'QMC';
  const name = row.name
    ?.replace(/ and Community Paediatrics$/, '')
    .replace(/ \(Acute\)$/, '')
    .replace(/\bIi\b/, 'II')
    .trim();
  return name !== undefined &&
    /Hospital|Infirmary/.test(name) &&
    !/Community Paediatrics|Child Development|Child Health/.test(name)
    ? name
    : undefined;
}

const isOpen = (row: Row): boolean => row.status?.startsWith('active') ?? false;

if (import.meta.main) {
  writeFileSync(TARGET, toJson(organisationsFromCsv(readFileSync(SOURCE, 'utf8'))));
}
