import { useParams } from 'react-router';
import { useArchiveState, useBody, useSummaries } from '../../store/use-store.ts';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { content } from './content.ts';
import { MissingProject } from './missing-project.tsx';
import { ReadProject } from './read-project.tsx';
import { SummaryOnly } from './summary-only.tsx';

/** A published project at its address, in its newest version or in a named one. All that it shows comes from this device. */
export function ProjectPage() {
  const { id = '', version } = useParams();
  return <AtAddress key={`${id} ${version ?? ''}`} id={id} version={version} />;
}

function AtAddress({ id, version }: { id: string; version: string | undefined }) {
  const asked = version === undefined ? undefined : versionNumber(version);
  const body = useBody(id, asked);
  const summaries = useSummaries();
  const state = useArchiveState();
  if (body === null || summaries === undefined || state === null) {
    return (
      <Page>
        <Loading>{content.opening}</Loading>
      </Page>
    );
  }
  const summary = summaries.find((each) => each.id === id);
  const newest = summary?.version;
  if (body !== undefined) return <ReadProject project={body} summaries={summaries} newest={newest ?? body.version} />;
  if (summary !== undefined && (asked === undefined || asked === newest)) return <SummaryOnly summary={summary} />;
  return <MissingProject id={id} version={version} newest={newest} manifest={state?.manifest} />;
}

/** Zero, which no version has, for what is no number. */
const versionNumber = (text: string): number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0);
