import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
 * @returns `check`, which is true when nothing is wrong, and the errors of the last try in the order of the page
 */
export function useFormCheck() {
  const problems = useRef(new Map<string, string>());
  const [failed, setFailed] = useState<{ attempt: number; errors: FieldError[] }>({ attempt: 0, errors: [] });
  const report = useCallback((id: string, problem: string | undefined) => {
    if (problem === undefined) problems.current.delete(id);
    else problems.current.set(id, problem);
  }, []);
  const check = () => {
    const errors = [...problems.current].map(([id, message]) => ({ id, message })).sort(asOnPage);
    setFailed((before) => ({ attempt: errors.length === 0 ? 0 : before.attempt + 1, errors }));
    return errors.length === 0;
  };
  const form = useMemo(() => ({ attempt: failed.attempt, report }), [failed.attempt, report]);
  return { form, check, ...failed };
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

function asOnPage(a: FieldError, b: FieldError): number {
  const [one, other] = [document.getElementById(a.id), document.getElementById(b.id)];
  if (one === null || other === null) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
