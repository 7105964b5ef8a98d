import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldError } from '../../../ui/forms/error-summary.tsx';

/** What the fields of one page tell the page: what would have to be mended before one goes on. */
export type FormCheck = {
  /** How often somebody tried to go on while something was wrong. */
  attempt: number;
  report(id: string, problem: string | undefined): void;
};

export const FormContext = createContext<FormCheck | undefined>(undefined);

/**
 * Checks a page's fields when somebody wants to go on, never before.
 *
 * @returns `check`, which is true when nothing is wrong, and those errors of the last try that are not mended yet, in the order of
 *   the page
 */
export function useFormCheck() {
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [failed, setFailed] = useState<{ attempt: number; ids: readonly string[] }>({ attempt: 0, ids: [] });
  const report = useCallback((id: string, problem: string | undefined) => {
    setProblems((before) => (before.get(id) === problem ? before : withProblem(before, id, problem)));
  }, []);
  const check = () => {
    const ids = [...problems.keys()].sort(asOnPage);
    setFailed(({ attempt }) => ({ attempt: ids.length === 0 ? 0 : attempt + 1, ids }));
    return ids.length === 0;
  };
  const { attempt, ids } = failed;
  const form = useMemo(() => ({ attempt, report }), [attempt, report]);
  const errors = ids.flatMap((id): FieldError[] => {
    const message = problems.get(id);
    return message === undefined ? [] : [{ id, message }];
  });
  return { form, check, attempt, errors };
}

function withProblem(problems: ReadonlyMap<string, string>, id: string, problem: string | undefined) {
  const next = new Map(problems);
  if (problem === undefined) next.delete(id);
  else next.set(id, problem);
  return next;
}

/** @returns whether the field should show what is wrong with it: somebody has tried to go on */
export function useReported(id: string, problem: string | undefined): boolean {
  const form = use(FormContext);
  const report = form?.report;
  useEffect(() => {
    report?.(id, problem);
    return () => report?.(id, undefined);
  }, [report, id, problem]);
  return (form?.attempt ?? 0) > 0;
}

function asOnPage(a: string, b: string): number {
  const [one, other] = [document.getElementById(a), document.getElementById(b)];
  if (one === null || other === null) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
