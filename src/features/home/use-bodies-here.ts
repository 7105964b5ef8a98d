import { useEffect, useState } from 'react';
import type { Manifest } from '../../protocol/manifest.ts';
import { missingPieces } from '../../store/archive.ts';
import { useStore } from '../../store/store-context.tsx';
import { useSyncState } from '../../sync/sync-context.tsx';

/** How many projects can be read in full with no connection. Undefined while it is counted. */
export function useBodiesHere({ bodies, projects }: Manifest): number | undefined {
  const { archive: db } = useStore();
  const { archive: progress } = useSyncState();
  const [here, setHere] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew with each piece that comes
  useEffect(() => {
    let current = true;
    const hashes = bodies.map(({ sha256 }) => sha256);
    const count = (missing: readonly string[]) => {
      const there = bodies.filter(({ sha256 }) => !missing.includes(sha256));
      const sum = missing.length === 0 ? projects : there.reduce((all, piece) => all + piece.count, 0);
      if (current) setHere(Math.min(sum, projects));
    };
    // Where the archive cannot be read, nobody knows, and nothing is said.
    missingPieces(db, hashes).then(count, () => undefined);
    return () => {
      current = false;
    };
  }, [db, bodies, projects, progress?.done]);
  return here;
}
