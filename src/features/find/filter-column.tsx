import { FilterGroup } from '../../ui/content/filter-group.tsx';
import { FilterPanel } from '../../ui/content/filter-panel.tsx';
import { content } from './content.ts';
import { facetOf } from './facets.ts';
import { FILTERS, filtersInUse, withFilter, withoutFilters } from './filters.ts';
import type { Find } from './use-find.ts';

type Results = NonNullable<Find['results']>;

/** What narrows the list, each value with the number of projects that it would bring. */
export function FilterColumn({ find, results }: { find: Find; results: Results }) {
  const { filters, address, setAddress } = find;
  const found = results.found.map(({ summary }) => summary);
  const groups = FILTERS.map((name) => ({ name, options: facetOf(name, results.all, found, filters) })).filter(
    ({ options }) => options.length > 0,
  );
  return (
    <FilterPanel
      title={content.filters}
      inUse={filtersInUse(filters)}
      found={content.found(results.shown.length)}
      onClear={() => setAddress(withoutFilters(address))}
    >
      {groups.map(({ name, options }) => (
        <FilterGroup
          key={name}
          id={`filter-${name}`}
          legend={content.groups[name]}
          options={options}
          selected={filters[name]}
          onChange={(values) => setAddress(withFilter(address, name, values))}
        />
      ))}
    </FilterPanel>
  );
}
