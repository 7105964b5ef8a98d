import { useEffect, useState } from 'react';

type Directory = { organisationByCode(code: string): { name: string } | undefined };

/** The list of organisations, which is only fetched where it is needed. */
export function useDirectory(): Directory | undefined {
  const [directory, setDirectory] = useState<Directory>();
  useEffect(() => {
    void import('../../domain/organisation/directory.ts').then(setDirectory);
  }, []);
  return directory;
}

/** `RX1` → `Desk of Nottingham University Hospitals NHS Trust`. */
export function deskLabel(code: string, directory: Directory | undefined): string {
  if (code === 'operator') return 'Desk of the operator';
  return `Desk of ${directory?.organisationByCode(code)?.name ?? code}`;
}
