import { Suspense } from 'react';
import { useFullness } from '../../platform/use-fullness.ts';
import { late } from '../../ui/late.ts';

const WARN_AT = 0.8;

// Few devices ever have to say it.
const NearlyFullNotice = late(() => import('./nearly-full-notice.tsx').then((m) => m.NearlyFullNotice));

/** From 80 % on: before a save fails, not after. */
export function NearlyFull() {
  const full = useFullness();
  if (full === undefined || full < WARN_AT) return null;
  return (
    <Suspense>
      <NearlyFullNotice full={full} />
    </Suspense>
  );
}
