import { useRef, useState } from 'react';
import type { Pass } from '../domain/identifiers/pass.ts';

/** The reasons that somebody gives on a page, until they are saved with what they speak of; and a way to add one, which says all of them. */
export function useGiven(): [readonly Pass[], (pass: Pass) => readonly Pass[]] {
  const [given, setGiven] = useState<readonly Pass[]>([]);
  // A desk's question takes a while to be saved; what was given meanwhile counts, too.
  const latest = useRef(given);
  const give = (pass: Pass) => {
    latest.current = [...latest.current, pass];
    setGiven(latest.current);
    return latest.current;
  };
  return [given, give];
}
