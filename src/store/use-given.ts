import { useState } from 'react';
import type { Pass } from '../domain/identifiers/pass.ts';

/** The reasons that somebody gives on a page, until they are saved with what they speak of. */
export function useGiven(): [readonly Pass[], (pass: Pass) => readonly Pass[]] {
  const [given, setGiven] = useState<readonly Pass[]>([]);
  const give = (pass: Pass) => {
    const next = [...given, pass];
    setGiven(next);
    return next;
  };
  return [given, give];
}
