import { type FormEvent, type ReactNode, useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useStore } from '../../../store/store-context.tsx';
import { ActionBar } from '../../../ui/actions/action-bar.tsx';
import { Button } from '../../../ui/actions/button.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx';
import { FormContext, useFormCheck } from './form-check.ts';

export interface WorkingFormProps {
  /** A `PageTitle`, which wants to know whether the form has errors. */
  title: (invalid: boolean) => ReactNode;
  children: ReactNode;
  /** The main button: goes there when nothing is wrong. */
  next: { label: string; to: string } | { label: string; go: () => void };
  /** A way out that asks nothing. */
  leave?: { label: string; to: string };
}

/** A page of fields that save themselves. Its button only looks whether they are right and goes on; leaving is always possible. */
export function WorkingForm({ title, children, next, leave }: WorkingFormProps) {
  const { autosave } = useStore();
  const { form, check, errors, attempt } = useFormCheck();
  const navigate = useNavigate();
  useFieldOfAddress();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void autosave.flush();
    if (!check()) return;
    if ('go' in next) next.go();
    else void navigate(next.to);
  };
  return (
    <form noValidate onSubmit={submit}>
      {errors.length > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      {title(errors.length > 0)}
      <FormContext value={form}>{children}</FormContext>
      <ActionBar>
        <Button type="submit">{next.label}</Button>
        {leave !== undefined && (
          <LinkButton look="quiet" to={leave.to}>
            {leave.label}
          </LinkButton>
        )}
      </ActionBar>
    </form>
  );
}

/** "Mend it" leads to a field: `#aimWhat` takes the focus there, and opens what it is folded away in. */
function useFieldOfAddress() {
  const { hash } = useLocation();
  useEffect(() => {
    const field = hash === '' ? null : document.getElementById(idOfHash(hash));
    if (field === null) return;
    for (
      let around = field.closest('details');
      around !== null;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true;
    field.focus({ preventScroll: true });
    (field.closest('.d-field') ?? field).scrollIntoView?.({ block: 'start' });
  }, [hash]);
}

/** `#aimWhat` → `aimWhat`; an address that somebody has spoilt names no field. */
function idOfHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
