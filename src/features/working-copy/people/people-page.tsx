import { ofKind } from '../../../domain/record/kind.ts';
import { type Role, teamMemberKind } from '../../../domain/team/membership.ts';
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
            <Member key={id} {...values} isMe={id === me} />
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

function Member({ name = '', role, isMe }: { name?: string | undefined; role?: Role | undefined; isMe: boolean }) {
  const called = name.trim();
  const isYou = isMe && called === '';
  return (
    <li>
      <bdi>{called || (isMe ? content.you : content.unnamed)}</bdi>
      {role !== undefined && (
        <span className="d-soft"> {isYou && role === 'lead' ? content.youLead : content.roles[role]}</span>
      )}
    </li>
  );
}
