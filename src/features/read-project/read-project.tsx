import { Link } from 'react-router';
import type { PublishedProject } from '../../domain/project/published-project.ts';
import { summarise } from '../../domain/project/summarise.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { themeLabel } from '../../domain/project/themes.ts';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { ProjectArticle } from '../../ui/project/project-article.tsx';
import { Breadcrumbs } from '../../ui/shell/breadcrumbs.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { CloseToThis } from './close-to-this.tsx';
import { content } from './content.ts';
import { KeepAndShare } from './keep-and-share.tsx';
import { similarTo } from './similar.ts';
import { WrongHere } from './wrong-here.tsx';

export interface ReadProjectProps {
  project: PublishedProject;
  summaries: ProjectSummary[];
  /** The newest version that is known. */
  newest: number;
}

/** The whole of a project, what is close to it, and how to keep and cite it. */
export function ReadProject({ project, summaries, newest }: ReadProjectProps) {
  const { id, version, publishedAt } = project;
  const similar = similarTo(summarise(project), summaries);
  const { close, keep } = content;
  return (
    <Page>
      <ProjectCrumbs theme={project.content.themes[0]} />
      {version < newest && (
        <InsetNote>
          {content.older(version)}
          <Link to={`/projects/${id}`}>{content.newest(newest)}</Link>.
        </InsetNote>
      )}
      <ProjectArticle
        content={project.content}
        meta={{ id, version, publishedAt }}
        title={<PageTitle title={project.content.title} />}
        more={similar.length > 0 ? [close, keep] : [keep]}
      >
        <CloseToThis similar={similar} />
        <KeepAndShare project={project} newest={newest} />
        <WrongHere project={id} />
      </ProjectArticle>
    </Page>
  );
}

/** The way back to the list, and to others on the same theme. */
export function ProjectCrumbs({ theme }: { theme: string | undefined }) {
  const themed = theme && { label: themeLabel(theme), to: `/projects?${new URLSearchParams({ theme })}` };
  return <Breadcrumbs crumbs={[{ label: content.crumb, to: '/projects' }, ...(themed ? [themed] : [])]} />;
}
