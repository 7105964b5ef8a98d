import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { readLinkCode } from '../../domain/profile/link-code.ts';
import { waitWords } from '../../domain/text/age.ts';
import { useStore } from '../../store/store-context.tsx';
import { acceptLinkCode } from '../../sync/own-devices.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

type Progress = { at: 'typing'; malformed: boolean } | { at: 'joining' } | { at: 'failed'; problem: TransportProblem };

/** This device joins the person whose code is typed here. */
export function CodePage() {
  const { vault, autosave } = useStore();
  const { engine, transport } = useSync();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [progress, setProgress] = useState<Progress>({ at: 'typing', malformed: false });
  const words = content.enter;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const code = readLinkCode(typed);
    if (code === undefined) return setProgress({ at: 'typing', malformed: true });
    setProgress({ at: 'joining' });
    await autosave.flush();
    const joined = await acceptLinkCode(vault, transport, code);
    if (!joined.ok) return setProgress({ at: 'failed', problem: joined.error });
    await engine.sendNow();
    return void navigate('/work', { replace: true });
  };
  return (
    <Page width="reading">
      <BackLink to="/devices">{content.title}</BackLink>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <PageTitle title={words.title} invalid={progress.at === 'typing' && progress.malformed} />
        <p>{words.text}</p>
        <p>{words.desk}</p>
        <WarningNote title={words.warning} level={2}>
          {null}
        </WarningNote>
        {progress.at === 'failed' && (
          <div role="alert">
            <WarningNote title={whyNot(progress.problem)} level={2}>
              <p>{words.nothingLost}</p>
            </WarningNote>
          </div>
        )}
        <TextField
          id="code"
          label={words.label}
          hint={words.hint}
          error={progress.at === 'typing' && progress.malformed ? words.malformed : undefined}
          width="medium"
          value={typed}
          onChange={setTyped}
        />
        {progress.at === 'joining' ? <Loading>{words.joining}</Loading> : <Button type="submit">{words.button}</Button>}
      </form>
    </Page>
  );
}

function whyNot(problem: TransportProblem): string {
  const words = content.enter.problems;
  if (problem.kind === 'no-connection') return words.offline;
  if (problem.kind !== 'turned-away') return problemWords(problem);
  if (problem.code === 'grant-unknown') return words['grant-unknown'];
  if (problem.code !== 'quota') return problemWords(problem);
  return words.quota(waitWords((problem.retryAfterSeconds ?? 60) * 1000));
}
