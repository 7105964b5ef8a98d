import { useLiveQuery } from 'dexie-react-hooks';
import type { PublishedProject } from '../domain/project/published-project.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import type { Folded } from '../domain/record/kind.ts';
import { type ArchiveState, readArchiveState, readBody, readSummaries } from './archive.ts';
import { type CarriedWork, readCarried } from './carried-work.ts';
import { type History, readChangedFields, readHistory, readRemoved } from './history.ts';
import { type NeedsYou, readNeedsYou, readScopes } from './my-projects.ts';
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
export function useMyProjects(): WorkingCopy[] | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => readScopes(vault, 'project'), [vault]);
}

/** The desks that this person looks after. */
export function useMyDesks(): WorkingCopy[] | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => readScopes(vault, 'desk'), [vault]);
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
  const { vault } = useStore();
  return useVaultQuery(() => readNeedsYou(vault), [vault]);
}

export function useWhereIsMyWork(): WhereIsMyWork | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => whereIsMyWork(vault), [vault]);
}

/** What this device carries for other people (S30). */
export function useCarried(): CarriedWork[] | undefined {
  const { vault } = useStore();
  return useLiveQuery(() => readCarried(vault), [vault]);
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

/** What was written in a field, a record or a whole scope. Undefined while it is read. */
export function useHistory(scope: string, record?: string, field?: string, most?: number): History | undefined {
  const { vault } = useStore();
  return useLiveQuery(() => readHistory(vault, scope, { record, field }, most), [vault, scope, record, field, most]);
}

/** The fields of a scope that have more than one value behind them. Undefined while they are read. */
export function useChangedFields(scope: string): ReadonlySet<string> | undefined {
  const { vault } = useStore();
  return useLiveQuery(() => readChangedFields(vault, scope), [vault, scope]);
}

/** What stood in those records of some changes that are removed now, by their id. Undefined while it is read. */
export function useRemovedRecords(
  copy: WorkingCopy,
  changes: readonly { record: string }[],
): ReadonlyMap<string, Folded> | undefined {
  const { vault } = useStore();
  const there = new Set(copy.records.map(({ id }) => id));
  const gone = [...new Set(changes.map(({ record }) => record))].filter((id) => !there.has(id)).join(' ');
  return useLiveQuery(() => readRemoved(vault, copy.scope, gone.split(' ')), [vault, copy.scope, gone]);
}
