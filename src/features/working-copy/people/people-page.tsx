import { Link } from 'react-router';
import { ofKind } from '../../../domain/record/kind.ts';
import { teamMemberKind } from '../../../domain/team/membership.ts';
import { usePerson } from '../../../store/use-store.ts';
import { useTeamChanges } from '../../../store/use-team-changes.ts';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { isLead, mayChange } from '../history/may.ts';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { Invite } from './invite.tsx';
import { Member } from './member.tsx';

/** Who works on a project, and a way to let somebody in. */
export function PeoplePage() {
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => <People {...page} />}
    </ProjectScreen>
  );
}

function People({ project, copy }: ProjectOfPage) {
  const me = usePerson();
  const { onTheWay } = useTeamChanges(copy.scope);
  const members = ofKind(copy.records, teamMemberKind).filter(({ values }) => values.role !== undefined);
  // Until the server has the project, nobody else can be in it: its maker leads it.
  const leads = isLead(copy) || copy.row === undefined;
  return (
    <WorkingForm
      title={(invalid) => <PageTitle title={content.title} invalid={invalid} />}
      next={{ label: content.back, to: `/work/${project}` }}
    >
      <p className="d-lead">{content.lead}</p>
      {members.length === 0 ? (
        <p>{content.onlyYou}</p>
      ) : (
        <ul className="d-tasks">
          {members.map(({ id, values }) => (
            <Member
              key={id}
              {...values}
              isMe={id === me}
              onTheWay={onTheWay?.get(id)}
              change={leads && id !== me ? `/work/${project}/people/${id}` : undefined}
            />
          ))}
        </ul>
      )}
      {me !== undefined && mayChange(copy) && (
        <WorkingField
          {...content.name}
          copy={copy}
          target={{ record: me, kind: teamMemberKind.name, field: 'name' }}
          input={{ type: 'line' }}
        />
      )}
      <Invite copy={copy} leads={leads} />
      {members.length > 1 && copy.row?.lost === undefined && (
        <p className="d-section">
          <Link to={`/work/${project}/people/leave`}>{content.leave.link}</Link>
        </p>
      )}
    </WorkingForm>
  );
}
