import { useSearchParams } from 'react-router';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { tellingWords } from '../../search/telling-words.ts';
import { useSearch } from '../../search/use-search.tsx';
import { useSummaries } from '../../store/use-store.ts';
import { useAddressText } from '../../ui/forms/use-address-text.ts';
import { type Filters, fits, readFilters } from './filters.ts';
import { type Found, findProjects, type Order } from './find-projects.ts';

export type Find = {
  text: string;
  setText: (text: string) => void;
  /** What is asked, without spaces around it. */
  asked: string;
  filters: Filters;
  order: Order;
  address: URLSearchParams;
  /** `replace` where going back should not bring the state before. */
  setAddress: (next: URLSearchParams, replace?: boolean) => void;
  /** Undefined while the archive is read or the first answer is on its way. */
  results: { all: ProjectSummary[]; found: Found[]; shown: Found[] } | undefined;
};

/** Everything the address says about the list, and what it brings. */
export function useFind(): Find {
  const [address, setParams] = useSearchParams();
  const [text, setText] = useAddressText('q');
  const all = useSummaries();
  const telling = tellingWords(text).join(' ');
  const answer = useSearch(telling);
  const hits = telling === '' ? [] : answer;
  const asked = text.trim();
  const filters = readFilters(address);
  const order: Order = asked === '' || address.get('order') === 'newest' ? 'newest' : 'relevance';
  const waiting = all === undefined || (asked !== '' && hits === undefined);
  const found = waiting ? undefined : findProjects(all, asked === '' ? undefined : hits, order);
  return {
    text,
    setText,
    asked,
    filters,
    order,
    address,
    setAddress: (next, replace = false) => setParams(next, { replace, preventScrollReset: true }),
    results:
      all === undefined || found === undefined
        ? undefined
        : { all, found, shown: found.filter(({ summary }) => fits(summary, filters)) },
  };
}
