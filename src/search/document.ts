import type { PublishedContent, PublishedProject } from '../domain/project/published-project.ts';
import { settingLabel } from '../domain/project/settings.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import { themeLabel } from '../domain/project/themes.ts';

/** What can be searched of one project. The first five come with the summary, `body` joins when the bodies are here. */
export type SearchDocument = {
  id: string;
  title: string;
  finding: string;
  subjects: string;
  organisation: string;
  setting: string;
  body: string;
};

export const SEARCHED_FIELDS = ['title', 'finding', 'subjects', 'organisation', 'setting', 'body'] as const;

export function documentOf(summary: ProjectSummary, body: PublishedProject | undefined): SearchDocument {
  return {
    id: summary.id,
    title: summary.title,
    finding: summary.finding,
    subjects: [...summary.themes.map(themeLabel), ...summary.tags].join(' '),
    organisation: [summary.organisation?.name, summary.region].filter(Boolean).join(' '),
    setting: summary.setting === undefined ? '' : settingLabel(summary.setting),
    body: body === undefined ? '' : bodyText(body.content),
  };
}

function bodyText(content: PublishedContent): string {
  const cycles = content.cycles.flatMap((cycle) => [cycle.changeIdea, cycle.happened, cycle.learned]);
  const learning = [content.worked, content.didNotWork, content.differently, content.learning];
  const measures = content.measures.map((measure) => measure.name);
  const parts = [content.summary, content.problem, content.aimWhat, ...content.changeIdeas, ...cycles, ...measures];
  return [...parts, ...learning].filter(Boolean).join('\n');
}
