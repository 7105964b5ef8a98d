import { Link } from 'react-router';
import { Page } from '../../../ui/shell/page.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { content } from './content.ts';
import { ProfileFields } from './profile-fields.tsx';

/** What this device's person has said of themselves. */
export function YouPage() {
  const words = content.you;
  return (
    <Page width="reading">
      <WorkingForm
        title={(invalid) => <PageTitle title={words.title} invalid={invalid} />}
        next={{ label: words.done, to: '/work' }}
      >
        <p className="d-lead">{words.page}</p>
        <ProfileFields />
        <ul className="d-plain-list d-after">
          <li>
            <Link to="/you/public">{words.public}</Link>
          </li>
          <li>
            <Link to="/you/email">{words.email}</Link>
          </li>
          <li>
            <Link to="/devices">{words.devices}</Link>
          </li>
          <li>
            <Link to="/you/forget">{words.forget}</Link>
          </li>
        </ul>
      </WorkingForm>
    </Page>
  );
}
