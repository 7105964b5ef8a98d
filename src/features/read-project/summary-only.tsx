import { settingLabel } from '../../domain/project/settings.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { useSyncState } from '../../sync/sync-context.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { ProgressBar } from '../../ui/content/progress-bar.tsx';
import { ProjectLead } from '../../ui/project/project-lead.tsx';
import { shownOutcome } from '../../ui/project/shown-outcome.ts';
import { whenDone } from '../../ui/project/when-done.ts';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { ProjectCrumbs } from './read-project.tsx';

/** What the list knows of a project whose body is not on this device yet, at once, and what became of the rest. */
export function SummaryOnly({ summary }: { summary: ProjectSummary }) {
  const { archiveProblem, archive } = useSyncState();
  const words = content.rest;
  const { title, organisation, setting, finding, themes } = summary;
  return (
    <Page>
      <ProjectCrumbs theme={themes[0]} />
      <ProjectLead
        outcome={shownOutcome(summary)}
        title={<PageTitle title={title} />}
        meta={[organisation?.name, setting && settingLabel(setting), whenDone(summary)]}
        finding={finding}
      />
      <InsetNote>
        <h2>{words.title}</h2>
        <p role="status">{archiveProblem === undefined ? words.coming : words.failed}</p>
        {archive !== undefined && (
          <ProgressBar label={words.label} done={archive.done} total={archive.of} unit={words.unit} />
        )}
      </InsetNote>
    </Page>
  );
}
