import { Link } from 'react-router';
import { TeamRoles } from '../fields/team-roles.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { SectionFrame } from './section-frame.tsx';

export function TeamPage() {
  const words = content.team;
  return (
    <SectionFrame title={words.title}>
      {({ copy, project, at }) => (
        <>
          <TeamRoles copy={copy} project={project} />
          <WorkingField {...words.contact} copy={copy} target={at('contactRole')} input={{ type: 'line' }} />
          <h2>{words.people}</h2>
          <p>
            {words.peopleText} <Link to={`/work/${project}/people`}>{words.peopleLink}</Link>
          </p>
        </>
      )}
    </SectionFrame>
  );
}
