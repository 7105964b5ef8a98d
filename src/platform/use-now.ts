import { useEffect, useState } from 'react';
import { clock } from './world.ts';

/** The time, told again every half minute: for "3 minutes ago". In milliseconds since 1970. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
