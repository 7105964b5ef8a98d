import { type FormEvent, useState } from 'react';
import { readEmail } from '../../domain/profile/email.ts';
import { waitWords } from '../../domain/text/age.ts';
import { useStore } from '../../store/store-context.tsx';
import { askEmail, confirmEmail, type EmailConfirmed } from '../../sync/check-email.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content } from './content.ts';

/** An address, then the code that was sent to it. */
export function EmailForm({ join, onDone }: { join: boolean; onDone: (done: EmailConfirmed) => void }) {
  const { vault, autosave } = useStore();
  const { engine, transport } = useSync();
  const [address, setAddress] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<'address' | 'code'>();
  const [problem, setProblem] = useState<TransportProblem>();

  const send = async () => {
    const read = readEmail(address);
    setWrong(read === undefined ? 'address' : undefined);
    if (read === undefined) return;
    setBusy(true);
    const asked = await askEmail(transport, read);
    setBusy(false);
    setProblem(asked.ok ? undefined : asked.error);
    if (asked.ok) setSentTo(read);
  };
  const confirm = async () => {
    const digits = code.replace(/\s/g, '');
    const isCode = /^\d{6}$/.test(digits);
    setWrong(isCode ? undefined : 'code');
    if (!isCode) return;
    setBusy(true);
    await autosave.flush();
    const confirmed = await confirmEmail(vault, transport, { code: digits, join });
    if (confirmed.ok) await engine.sendNow();
    setBusy(false);
    if (confirmed.ok) onDone(confirmed.value);
    else setProblem(confirmed.error);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (sentTo === undefined ? send() : confirm());
  };
  return (
    <form noValidate onSubmit={submit}>
      {problem !== undefined && (
        <div role="alert">
          <WarningNote title={whyNot(problem)} level={2}>
            {null}
          </WarningNote>
        </div>
      )}
      {sentTo === undefined ? (
        <TextField
          id="email"
          label={content.address}
          type="email"
          inputMode="email"
          autoComplete="email"
          error={wrong === 'address' ? content.malformed : undefined}
          value={address}
          onChange={setAddress}
        />
      ) : (
        <>
          <p role="status">{content.sent(sentTo)}</p>
          <TextField
            id="email-code"
            label={content.code}
            hint={content.codeHint}
            width="narrow"
            inputMode="numeric"
            autoComplete="one-time-code"
            error={wrong === 'code' ? content.codeMalformed : undefined}
            value={code}
            onChange={setCode}
          />
        </>
      )}
      {busy ? (
        <Loading>{content.sending}</Loading>
      ) : (
        <ButtonRow>
          <Button type="submit">{sentTo === undefined ? content.send : content.confirm}</Button>
          {sentTo !== undefined && (
            <Button look="quiet" onClick={() => setSentTo(undefined)}>
              {content.other}
            </Button>
          )}
        </ButtonRow>
      )}
    </form>
  );
}

function whyNot(problem: TransportProblem): string {
  const words = content.problems;
  if (problem.kind === 'no-connection') return words.offline;
  if (problem.kind !== 'turned-away') return problemWords(problem);
  if (problem.code === 'not-found') return content.off;
  if (problem.code === 'grant-unknown') return words['grant-unknown'];
  if (problem.code !== 'quota') return problemWords(problem);
  return words.quota(waitWords((problem.retryAfterSeconds ?? 60) * 1000));
}
