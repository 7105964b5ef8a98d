import { settingLabel } from '../../domain/project/settings.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { themeLabel } from '../../domain/project/themes.ts';
import { OUTCOME_LABELS, OUTCOMES, STAGE_LABELS, STAGES } from '../../domain/project/vocabulary.ts';
import type { FilterOption } from '../../ui/content/filter-group.tsx';
import { type FilterName, type Filters, fits, valuesOf } from './filters.ts';

const OUTCOME_ORDER: readonly string[] = [...OUTCOMES, 'in-progress'];
const LABELS: Record<string, string> = { ...OUTCOME_LABELS, 'in-progress': 'In progress', ...STAGE_LABELS };

/** What a value is called on screens; the value itself where this version of Dandelion does not know it. */
export function filterLabel(name: FilterName, value: string, all: readonly ProjectSummary[]): string {
  switch (name) {
    case 'setting':
      return settingLabel(value);
    case 'theme':
      return themeLabel(value);
    case 'outcome':
    case 'stage':
      return LABELS[value] ?? value;
    case 'organisation':
      return commonName(value, all);
  }
}

/** Projects name one trust in several ways, by a hospital or a team of it: the way that most do stands for all. */
function commonName(code: string, all: readonly ProjectSummary[]): string {
  const names = new Map<string, number>();
  for (const { organisation } of all) {
    if (organisation?.code === code) names.set(organisation.name, (names.get(organisation.name) ?? 0) + 1);
  }
  const [first] = [...names].sort(
    ([a, inA], [b, inB]) => inB - inA || Number(/trust/i.test(b)) - Number(/trust/i.test(a)) || a.length - b.length,
  );
  return first?.[0] ?? code;
}

/**
 * The values of one filter, each with the number of projects that it would bring beside the other filters. Those that would
 * bring none are left out unless they are chosen. Outcomes and stages stand in their own order, the others by how many
 * projects of the whole archive have them, so that nothing changes its place while one filters.
 *
 * @param all the archive
 * @param found what answers the search, before filters
 */
export function facetOf(
  name: FilterName,
  all: readonly ProjectSummary[],
  found: readonly ProjectSummary[],
  filters: Filters,
): FilterOption[] {
  const inAll = countOf(name, all);
  const inFound = countOf(
    name,
    found.filter((summary) => fits(summary, filters, name)),
  );
  const chosen = filters[name];
  return [...new Set([...inAll.keys(), ...chosen])]
    .map((value) => ({ value, label: filterLabel(name, value, all), count: inFound.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .sort((a, b) => placeOf(name, a.value, inAll) - placeOf(name, b.value, inAll) || a.label.localeCompare(b.label));
}

function countOf(name: FilterName, summaries: readonly ProjectSummary[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const summary of summaries) {
    for (const value of valuesOf(summary, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function placeOf(name: FilterName, value: string, counts: Map<string, number>): number {
  if (name === 'outcome') return OUTCOME_ORDER.indexOf(value);
  if (name === 'stage') return (STAGES as readonly string[]).indexOf(value);
  return -(counts.get(value) ?? 0);
}
