import { type Role, TEAM_ROLES, type TeamRole } from '../../domain/team/membership.ts';
import type { GrantLink } from '../../protocol/grants.ts';
import { scopeId, scopeKind } from '../../protocol/scope.ts';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { useDirectory } from '../../ui/forms/use-directory.ts';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** What a link opens: a project's team, a desk, or one's own work. */
export function Opens({ grant: { scope, role } }: { grant: GrantLink }) {
  const directory = useDirectory();
  const words = content.opens;
  const id = scopeId(scope);
  switch (scopeKind(scope)) {
    case 'project':
      return (
        <>
          <PageTitle title={role === 'reader' ? words.project.read : words.project.title} tabTitle={content.title} />
          {isTeamRole(role) && <p className="d-lead">{words.project.may[role]}</p>}
          <p>{words.project.text}</p>
        </>
      );
    case 'desk': {
      const name = id === 'operator' ? words.desk.operator : (directory?.organisationByCode(id)?.name ?? id);
      return (
        <>
          <PageTitle title={words.desk.title(name)} tabTitle={content.title} />
          <p>{words.desk.text}</p>
        </>
      );
    }
    case 'person':
      return (
        <>
          <PageTitle title={words.person.title} tabTitle={content.title} />
          <p>{words.person.text}</p>
          <p>{words.person.desk}</p>
          <WarningNote title={words.person.warning} level={2}>
            {null}
          </WarningNote>
        </>
      );
  }
}

const isTeamRole = (role: Role | undefined): role is TeamRole => TEAM_ROLES.some((one) => one === role);
