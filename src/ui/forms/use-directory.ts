import { useEffect, useState } from 'react';

export type Directory = typeof import('../../domain/organisation/directory.ts');

/** The national list of organisations: large, so it comes when it is first needed. Undefined until then. */
export function useDirectory(needed = true): Directory | undefined {
  const [directory, setDirectory] = useState<Directory>();
  useEffect(() => {
    if (!needed) return;
    let wanted = true;
    // Without the list the name can still be typed.
    import('../../domain/organisation/directory.ts').then(
      (found) => wanted && setDirectory(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [needed]);
  return directory;
}
