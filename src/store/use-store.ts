import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useSyncExternalStore } from 'react';
import type { PublishedProject } from '../domain/project/published-project.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import type { ScopeKind } from '../domain/record/kind.ts';
import { type ArchiveState, readArchiveState, readBody, readSummaries } from './archive.ts';
import { liveCopies } from './live-copies.ts';
import { isOfKind, type NeedsYou, needsYouOf } from './my-projects.ts';
import { personOf } from './person.ts';
import { useStore } from './store-context.tsx';
import { useVaultQuery } from './use-vault-query.ts';
import { type WhereIsMyWork, whereIsMyWork } from './where-is-my-work.ts';
import { readWorkingCopy, type WorkingCopy } from './working-copy.ts';

/** What a person sees in one scope, kept up to date. Undefined while it is read for the first time. */
export function useWorkingCopy(scope: string): WorkingCopy | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => readWorkingCopy(vault, scope), [vault, scope]);
}

/** The working copies on this device. */
export const useMyProjects = (): WorkingCopy[] | undefined => useCopiesOf('project');

/** The desks that this person looks after. */
export const useMyDesks = (): WorkingCopy[] | undefined => useCopiesOf('desk');

/** The scopes of this person's own: none on a device that only reads. */
export const useMyScopes = (): WorkingCopy[] | undefined => useCopiesOf('person');

function useCopiesOf(kind: ScopeKind): WorkingCopy[] | undefined {
  const copies = useCopies();
  return useMemo(() => copies?.filter((copy) => isOfKind(copy, kind)), [copies, kind]);
}

function useCopies(): readonly WorkingCopy[] | undefined {
  const { get, subscribe } = liveCopies(useStore().vault);
  return useSyncExternalStore(subscribe, get);
}

/** The id of this device's person. Undefined while it is read. */
export function usePerson(): string | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => personOf(vault), [vault]);
}

/** What this person says of themselves, and which scopes they may enter. */
export function useMyself(): WorkingCopy | undefined {
  const { vault } = useStore();
  const person = usePerson();
  // Whose it is stands before the query: one that waits for the device's keys loses sight of what it reads afterwards.
  return useVaultQuery(
    async () => (person === undefined ? undefined : readWorkingCopy(vault, `person:${person}`)),
    [vault, person],
  );
}

/** What asks for the person, in all scopes, with what they see in each. */
export function useNeedsYou(): NeedsYou | undefined {
  const copies = useCopies();
  return useMemo(() => copies && needsYouOf(copies), [copies]);
}

export function useWhereIsMyWork(): WhereIsMyWork | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => whereIsMyWork(vault), [vault]);
}

/** The archive's list, newest first. Undefined while it is read; empty when nothing has come yet. */
export function useSummaries(): ProjectSummary[] | undefined {
  const { archive } = useStore();
  return useLiveQuery(() => readSummaries(archive), [archive]);
}

/** Null while it is read; undefined when no archive has come yet. */
export function useArchiveState(): ArchiveState | null {
  const { archive } = useStore();
  return useLiveQuery(async () => (await readArchiveState(archive)) ?? undefined, [archive], null);
}

/** One published project. Null while it is read; undefined when it is not on this device. */
export function useBody(id: string, version?: number): PublishedProject | undefined | null {
  const { archive } = useStore();
  return useLiveQuery(() => readBody(archive, id, version), [archive, id, version], null);
}
