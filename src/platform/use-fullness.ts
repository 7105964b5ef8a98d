import { useEffect, useState } from 'react';
import { fullness } from './storage.ts';

/** How full the store is, from 0 to 1, asked for again every few minutes. Undefined where the browser does not say. */
export function useFullness(everyMs = 300_000): number | undefined {
  const [full, setFull] = useState<number>();
  useEffect(() => {
    const ask = () => void fullness().then(setFull, () => undefined);
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return full;
}
