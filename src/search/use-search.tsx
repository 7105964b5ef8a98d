import { createContext, use, useEffect, useState } from 'react';
import type { SearchHit } from './messages.ts';
import type { SearchClient } from './search-client.ts';

export const SearchContext = createContext<SearchClient | undefined>(undefined);

/** Hits as the text is typed. Undefined while nothing is asked, or before the first answer. */
export function useSearch(text: string): SearchHit[] | undefined {
  const client = use(SearchContext);
  const [found, setFound] = useState<{ text: string; hits: SearchHit[] }>();
  const [indexed, setIndexed] = useState(0);
  const asked = text.trim();

  useEffect(() => client?.onIndexed(() => setIndexed((count) => count + 1)), [client]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new index answers the same question anew
  useEffect(() => {
    if (client === undefined || asked === '') return;
    let current = true;
    const show = (hits: SearchHit[]) => {
      if (current) setFound({ text: asked, hits });
    };
    // Where the archive cannot be read, the last answer stands.
    client.search(asked).then(show, () => undefined);
    return () => {
      current = false;
    };
  }, [client, asked, indexed]);

  return asked === '' ? undefined : found?.hits;
}
