import { Link } from 'react-router';
import { WorkState, type WorkStateName } from '../../ui/content/work-state.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { ThisBrowser } from './this-browser.tsx';

const STATES: readonly WorkStateName[] = ['saved-on-this-device', 'sending', 'sent', 'needs-you'];

export function KeepingWorkSafePage() {
  const words = content.safe;
  return (
    <Page width="reading">
      <BackLink to="/help">{content.back}</BackLink>
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      <section className="d-section">
        <h2>{words.states.title}</h2>
        <dl className="d-story">
          {STATES.map((state) => (
            <div key={state}>
              <dt>
                <WorkState state={state} />
              </dt>
              <dd>{words.states[state]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="d-section">
        <h2>{words.delete.title}</h2>
        <p>{words.delete.text}</p>
        <ul>
          {words.delete.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>{words.delete.after}</p>
      </section>
      <ThisBrowser />
      <section className="d-section">
        <h2>{words.do.title}</h2>
        <ul>
          {words.do.items.map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
