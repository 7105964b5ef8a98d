import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ofKind } from '../../../domain/record/kind.ts';
import { TEAM_ROLES, type TeamRole, teamMemberKind } from '../../../domain/team/membership.ts';
import { usePerson } from '../../../store/use-store.ts';
import { useTeamChanges } from '../../../store/use-team-changes.ts';
import { ActionBar } from '../../../ui/actions/action-bar.tsx';
import { Button } from '../../../ui/actions/button.tsx';
import { SureStep } from '../../../ui/content/sure-step.tsx';
import { useAsking } from '../../../ui/content/use-asking.ts';
import { ChoiceField } from '../../../ui/forms/choice-field.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { NotSaved } from '../fields/not-saved.tsx';
import { isLead } from '../history/may.ts';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

/** A lead changes what one person of the team may do, or removes them. */
export function PersonPage() {
  return (
    <ProjectScreen back={({ project }) => ({ to: `/work/${project}/people`, label: content.toPeople })}>
      {(page) => <Person {...page} />}
    </ProjectScreen>
  );
}

function Person({ project, copy }: ProjectOfPage) {
  const { person = '' } = useParams();
  const me = usePerson();
  const navigate = useNavigate();
  const { onTheWay, change, failed } = useTeamChanges(copy.scope);
  const { asking, ask, leave, back } = useAsking();
  const member = ofKind(copy.records, teamMemberKind).find(({ id }) => id === person);
  const asked = onTheWay?.get(person);
  const standing = TEAM_ROLES.find((role) => role === (asked ?? member?.values.role));
  const [chosen, setChosen] = useState<TeamRole>();
  const words = content.person;
  const name = member?.values.name?.trim() || content.unnamed;
  if (member?.values.role === undefined) return <PageTitle title={words.gone} />;
  if (!isLead(copy) || person === me) {
    return (
      <>
        <PageTitle title={words.title(name)} />
        <p>{words.leadOnly}</p>
      </>
    );
  }
  const done = async (to: TeamRole | 'out') => {
    if (await change({ person, to })) await navigate(`/work/${project}/people`);
  };
  const role = chosen ?? standing;
  return (
    <>
      <PageTitle title={words.title(name)} />
      <NotSaved error={failed} />
      {asked !== undefined && <p role="status">{content.onTheWay[asked]}</p>}
      <ChoiceField id="role" label={words.role} choices={content.choices} value={role} onChange={setChosen} />
      <ActionBar>
        <Button onClick={() => void (role === undefined ? undefined : done(role))}>{words.save}</Button>
      </ActionBar>
      <section className="d-section" aria-labelledby="remove">
        <h2 id="remove">{words.removeTitle}</h2>
        <p>{words.does}</p>
        {asking ? (
          <SureStep
            title={words.sure(name)}
            text={words.does}
            yes={words.yes}
            no={words.no}
            onYes={() => void done('out')}
            onNo={leave}
          />
        ) : (
          <Button look="secondary" buttonRef={back} onClick={ask}>
            {words.remove(name)}
          </Button>
        )}
      </section>
    </>
  );
}
