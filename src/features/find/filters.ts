import type { ProjectSummary } from '../../domain/project/summary.ts';
import { shownOutcome } from '../../ui/project/shown-outcome.ts';

/** In the order of the screen. Each is also the name of its query parameter, repeated for several values. */
export const FILTERS = ['outcome', 'setting', 'theme', 'stage', 'organisation'] as const;
export type FilterName = (typeof FILTERS)[number];

/** What is chosen. Several values of one filter widen it, different filters narrow each other. */
export type Filters = Record<FilterName, readonly string[]>;

export function readFilters(address: URLSearchParams): Filters {
  const chosen = (name: FilterName) => [...new Set(address.getAll(name).filter((value) => value !== ''))];
  return {
    outcome: chosen('outcome'),
    setting: chosen('setting'),
    theme: chosen('theme'),
    stage: chosen('stage'),
    organisation: chosen('organisation'),
  };
}

/** The address with other values of one filter, and without how many rows were shown. */
export function withFilter(address: URLSearchParams, name: FilterName, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete(name);
  next.delete('show');
  for (const value of values) next.append(name, value);
  return next;
}

export function withoutFilters(address: URLSearchParams): URLSearchParams {
  return FILTERS.reduce((next, name) => withFilter(next, name, []), address);
}

export const filtersInUse = (filters: Filters): number =>
  FILTERS.reduce((count, name) => count + filters[name].length, 0);

/** The values that a project has for a filter. An organisation is known by its ODS code, else by its name. */
export function valuesOf(summary: ProjectSummary, name: FilterName): readonly string[] {
  switch (name) {
    case 'outcome':
      return [shownOutcome(summary)];
    case 'setting':
      return summary.setting === undefined ? [] : [summary.setting];
    case 'theme':
      return summary.themes;
    case 'stage':
      return [summary.stage];
    case 'organisation':
      return summary.organisation === undefined ? [] : [summary.organisation.code ?? summary.organisation.name];
  }
}

/** Whether a project fits all filters; `except` leaves one out, to count what its values would bring. */
export function fits(summary: ProjectSummary, filters: Filters, except?: FilterName): boolean {
  return FILTERS.every((name) => {
    if (name === except || filters[name].length === 0) return true;
    return valuesOf(summary, name).some((value) => filters[name].includes(value));
  });
}
