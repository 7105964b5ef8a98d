import { type FormEvent, useState } from 'react';
import { ofKind } from '../../../domain/record/kind.ts';
import { type TeamChange, teamMemberKind } from '../../../domain/team/membership.ts';
import { usePerson } from '../../../store/use-store.ts';
import { useTeamChanges } from '../../../store/use-team-changes.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../../ui/content/confirmation-panel.tsx';
import { SureStep } from '../../../ui/content/sure-step.tsx';
import { useAsking } from '../../../ui/content/use-asking.ts';
import { ChoiceField } from '../../../ui/forms/choice-field.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { NotSaved } from '../fields/not-saved.tsx';
import { isLead } from '../history/may.ts';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

/** Somebody leaves a team. Whoever leads it alone hands the lead over with the same change. */
export function LeavePage() {
  return (
    <ProjectScreen back={({ project }) => ({ to: `/work/${project}/people`, label: content.toPeople })}>
      {(page) => <Leave {...page} />}
    </ProjectScreen>
  );
}

function Leave({ copy }: ProjectOfPage) {
  const me = usePerson();
  const { change, failed } = useTeamChanges(copy.scope);
  const { asking, ask, leave: stay, back } = useAsking();
  const [next, setNext] = useState<string>();
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState(false);
  const words = content.leave;
  if (me === undefined) return null;
  if (done) {
    return (
      <>
        <ConfirmationPanel title={words.done} />
        <p>{words.doneText}</p>
        <LinkButton to="/work">{content.work}</LinkButton>
      </>
    );
  }
  const others = ofKind(copy.records, teamMemberKind).filter(
    ({ id, values }) => id !== me && values.role !== undefined,
  );
  const mustHandOver = isLead(copy) && !others.some(({ values }) => values.role === 'lead');
  if (others.length === 0) {
    return (
      <>
        <PageTitle title={words.title} />
        <p>{words.alone}</p>
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = mustHandOver && next === undefined;
    setMissing(lacks);
    if (!lacks) ask();
  };
  const leave = async () => {
    const handOver: TeamChange[] = mustHandOver && next !== undefined ? [{ person: next, to: 'lead' }] : [];
    if (await change(...handOver, { person: me, to: 'out' })) setDone(true);
  };
  return (
    <form noValidate onSubmit={submit}>
      <PageTitle title={words.title} />
      <NotSaved error={failed} />
      <ul>
        {words.does.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mustHandOver && (
        <ChoiceField
          id="next-lead"
          label={words.handOver}
          hint={words.hint}
          error={missing ? words.needed : undefined}
          choices={others.map(({ id, values }) => ({ value: id, label: values.name?.trim() || content.unnamed }))}
          value={next}
          onChange={setNext}
        />
      )}
      {asking ? (
        <SureStep
          title={words.sure}
          text={words.sureText}
          yes={words.yes}
          no={words.no}
          onYes={() => void leave()}
          onNo={stay}
        />
      ) : (
        <Button type="submit" buttonRef={back}>
          {words.button}
        </Button>
      )}
    </form>
  );
}
