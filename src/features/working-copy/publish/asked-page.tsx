import { latestRequest } from '../../../domain/publication/latest.ts';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../../ui/content/confirmation-panel.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

/** The end of asking: that it is done, where it is, and what happens next. */
export function AskedPage() {
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => <Asked {...page} />}
    </ProjectScreen>
  );
}

function Asked({ project, copy }: ProjectOfPage) {
  const words = content.asked;
  const request = latestRequest(copy.records);
  const arrived = request?.progress.state !== 'not-yet' || copy.unsent + copy.sending === 0;
  return (
    <>
      <ConfirmationPanel title={words.title}>
        <p role="status">{arrived ? words.sent : words.onDevice}</p>
      </ConfirmationPanel>
      <h2>{words.next}</h2>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <ButtonRow>
        <LinkButton to={`/work/${project}`}>{words.project}</LinkButton>
        <LinkButton look="quiet" to="/work">
          {words.work}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
