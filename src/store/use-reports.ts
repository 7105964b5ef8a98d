import { useMemo } from 'react';
import { newId } from '../domain/id.ts';
import { ofKind, type RecordOf } from '../domain/record/kind.ts';
import { type About, type ReportAbout, reportKind } from '../domain/report/report.ts';
import { personScope } from './person.ts';
import { useStore } from './store-context.tsx';
import { useSaveNow } from './use-save-now.ts';
import { useMyScopes } from './use-store.ts';
import { isoNow } from './vault.ts';

/** What a reader reported, and what became of it. */
export type MyReport = RecordOf<typeof reportKind>['values'] & { id: string; about: About };

/** What this person reported, newest first. Undefined while it is read. A device that only reads gets no keys by this. */
export function useMyReports(project?: string): MyReport[] | undefined {
  const copies = useMyScopes();
  return useMemo(() => {
    const all = copies?.flatMap(({ records }) => ofKind(records, reportKind));
    const reports = all?.flatMap(({ id, values }): MyReport[] =>
      values.about === undefined ? [] : [{ ...values, id, about: values.about }],
    );
    return reports
      ?.filter(({ about }) => project === undefined || about.project === project)
      .sort((a, b) => b.about.at.localeCompare(a.about.at));
  }, [copies, project]);
}

/** Reports something that is wrong in a published project. It is a change like any other: made offline, sent with the next connection. */
export function useReport() {
  const { vault } = useStore();
  const { saveNow, failed } = useSaveNow();
  /** @returns whether it was saved */
  const report = async (wrong: { project: string; version: number; about: ReportAbout }, words: string) => {
    const record = newId(vault.random);
    const place = { scope: await personScope(vault), record, kind: reportKind.name, op: 'set' as const };
    const about: About = { ...wrong, at: isoNow(vault) };
    const said = words === '' ? [] : [{ ...place, field: 'words', payload: words }];
    // The words first: the server tells the desk of both when it reads what it is about.
    return (await saveNow([...said, { ...place, field: 'about', payload: about }])) !== undefined;
  };
  return { report, failed };
}
