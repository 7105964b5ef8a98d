import { createContext } from 'react';

/** The fields of the project of this page that have a history, by `record/field`, and the project's id. */
export type Changed = { project: string; fields: ReadonlySet<string> };

export const ChangedContext = createContext<Changed | undefined>(undefined);

export const changesPath = (project: string): string => `/work/${project}/history`;

export const recordHistoryPath = (project: string, record: string): string => `${changesPath(project)}/${record}`;

export const historyPath = (project: string, { record, field }: { record: string; field: string }): string =>
  `${recordHistoryPath(project, record)}/${field}`;

/** Where the value that one change wrote is taken out for good. */
export const takeOutPath = (project: string, entry: { record: string; field: string; mid: string }): string =>
  `${historyPath(project, entry)}/take-out/${entry.mid}`;
