import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { removePerson } from '../../store/remove-person.ts';
import { useStore } from '../../store/store-context.tsx';
import { useWard, type Ward } from '../../store/ward-context.tsx';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { saveAllWork } from './save-all-work.ts';
import { useUnsent } from './use-unsent.ts';

/** Takes one's own vault off this computer: not while something is unsent, unless it is in a file or given up, asked twice. */
export function RemoveMePage() {
  const ward = useWard();
  if (ward?.person === undefined) return <Navigate to="/shared-computer" replace />;
  return (
    <Page width="reading">
      <BackLink to="/shared-computer">{content.shared.title}</BackLink>
      <PageTitle title={content.remove.title} />
      <p className="d-lead">{content.remove.lead}</p>
      <RemoveMe ward={ward} person={ward.person} />
    </Page>
  );
}

/** Which question stands there: none yet, whether what is not sent is given up, or whether they are sure. */
type Asked = 'nothing' | 'give-up' | 'sure';

function RemoveMe({ ward, person }: { ward: Ward; person: NonNullable<Ward['person']> }) {
  const { vault, autosave } = useStore();
  const { engine } = useSync();
  const unsent = useUnsent();
  const [asked, setAsked] = useState<Asked>('nothing');
  const [inFile, setInFile] = useState(false);
  const [told, setTold] = useState('');
  const words = content.remove;
  if (unsent === undefined) return <Loading>{words.looking}</Loading>;
  const { count } = unsent;
  const back = () => setAsked('nothing');

  const remove = () => ward.lockAnd(() => removePerson(localStorage, person));
  const send = async () => {
    await autosave.flush();
    await engine.sendNow();
    setTold(words.sendFailed);
  };
  const save = () =>
    saveAllWork(vault, autosave).then(
      () => {
        setInFile(true);
        setTold(words.saved);
      },
      () => setTold(words.notSaved),
    );

  if (asked === 'give-up') {
    const { text, ...rest } = words.sureGiveUp;
    return <SureStep key="give-up" {...rest} text={text(count)} onYes={() => setAsked('sure')} onNo={back} />;
  }
  if (asked === 'sure') return <SureStep key="sure" {...words.sure} onYes={() => void remove()} onNo={back} />;
  return (
    <>
      {count > 0 && (
        <InsetNote>
          <p>
            <strong>{words.refuse(count)}</strong>
          </p>
        </InsetNote>
      )}
      <p>
        {words.lastDevice} <Link to="/devices">{words.device}</Link>
      </p>
      <p role="status">{count > 0 || inFile ? told : ''}</p>
      <ButtonRow>
        {count > 0 && <Button onClick={() => void send()}>{words.send}</Button>}
        {count > 0 && (
          <Button look="secondary" onClick={() => void save()}>
            {words.save}
          </Button>
        )}
        {(count === 0 || inFile) && (
          <Button look="warning" onClick={() => setAsked('sure')}>
            {words.go}
          </Button>
        )}
        {count > 0 && !inFile && (
          <Button look="quiet" onClick={() => setAsked('give-up')}>
            {words.giveUp}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}
