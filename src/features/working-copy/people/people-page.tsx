import { ofKind } from '../../../domain/record/kind.ts';
import { teamMemberKind } from '../../../domain/team/membership.ts';
import { usePerson } from '../../../store/use-store.ts';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { Invite } from './invite.tsx';

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
  const members = ofKind(copy.records, teamMemberKind);
  return (
    <WorkingForm
      title={(invalid) => <PageTitle title={content.title} invalid={invalid} />}
      next={{ label: content.back, to: `/work/${project}` }}
    >
      <p className="d-lead">{content.lead}</p>
      {members.length === 0 ? (
        <p>{content.onlyYou}</p>
      ) : (
        <ul>
          {members.map(({ id, values }) => (
            <li key={id}>
              <bdi>{values.name?.trim() || (id === me ? content.you : content.unnamed)}</bdi>
              {values.role !== undefined && <span className="d-soft"> {content.roles[values.role]}</span>}
            </li>
          ))}
        </ul>
      )}
      {me !== undefined && (
        <WorkingField
          {...content.name}
          copy={copy}
          target={{ record: me, kind: teamMemberKind.name, field: 'name' }}
          input={{ type: 'line' }}
        />
      )}
      <Invite copy={copy} />
    </WorkingForm>
  );
}
