import { useState } from 'react';
import { useParams } from 'react-router';
import type { RedactionReason } from '../../../protocol/mutation.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import type { TakenOut } from '../../../store/redact.ts';
import { useHistory } from '../../../store/use-history.ts';
import { usePerson } from '../../../store/use-store.ts';
import { useTakeOut } from '../../../store/use-take-out.ts';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../../ui/content/confirmation-panel.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { Loading } from '../../../ui/content/loading.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { changeWords } from '../../../ui/working/change-words.ts';
import { workPath } from '../../../ui/working/work-path.ts';
import { NotSaved } from '../fields/not-saved.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { historyPath } from './history-path.ts';
import { mayTakeOut } from './may.ts';
import { content } from './take-out-content.ts';
import { TakeOutForm } from './take-out-form.tsx';

/** Takes values of one field out of its history for good: what that does, which values, why, and are you sure. */
export function TakeOutPage() {
  const { record = '', field = '', mid = '' } = useParams();
  return (
    <ProjectScreen back={({ project }) => ({ to: historyPath(project, { record, field }), label: content.back })}>
      {(page) => <TakeOut key={mid} {...page} {...{ record, field, mid }} />}
    </ProjectScreen>
  );
}

type Address = { record: string; field: string; mid: string };

function TakeOut({ copy, project, record, field, mid }: ProjectOfPage & Address) {
  const history = useHistory(copy.scope, record, field, MOST);
  const me = usePerson();
  const { takeOut, failed } = useTakeOut();
  const [done, setDone] = useState<TakenOut>();
  if (history === undefined || me === undefined) return <Loading />;
  const chosen = history.entries.find((entry) => entry.mid === mid);
  const place = { record, kind: chosen?.kind ?? '', field };
  if (done !== undefined) {
    const kind = history.entries[0]?.kind ?? copy.records.find(({ id }) => id === record)?.kind ?? '';
    return <Done {...done} to={workPath(copy.scope, copy.records, { ...place, kind })} />;
  }
  if (chosen === undefined || !mayTakeOut(copy, chosen, me)) {
    return (
      <>
        <PageTitle title={content.title} />
        <EmptyState
          title={content.nothing}
          action={<LinkButton to={historyPath(project, place)}>{content.back}</LinkButton>}
        >
          {content.nothingText}
        </EmptyState>
      </>
    );
  }
  const confirm = async (entries: readonly HistoryEntry[], reason: RedactionReason) => {
    const mids = entries.map((entry) => entry.mid);
    setDone(await takeOut({ scope: copy.scope, ...place, mids, reason }));
  };
  const readable = history.entries.filter(({ reason, state }) => reason === undefined && state !== 'together');
  return (
    <>
      <NotSaved error={failed} />
      <TakeOutForm
        chosen={chosen}
        mine={readable.filter((entry) => mayTakeOut(copy, entry, me))}
        others={readable.filter((entry) => !mayTakeOut(copy, entry, me))}
        copy={copy}
        me={me}
        what={changeWords(copy.records, place)}
        onConfirm={(entries, reason) => void confirm(entries, reason)}
      />
    </>
  );
}

const MOST = 1_000;

function Done({ dropped, asked, to }: TakenOut & { to: string }) {
  const words = content.done;
  return (
    <>
      <ConfirmationPanel title={words.title} />
      {dropped > 0 && <p>{words.dropped(dropped)}</p>}
      {asked > 0 && <p>{words.asked(asked)}</p>}
      <p>{words.elsewhere}</p>
      <LinkButton to={to}>{words.open}</LinkButton>
    </>
  );
}
