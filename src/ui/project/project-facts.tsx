import type { ReactNode } from 'react';
import type { PublishedContent } from '../../domain/project/published-project.ts';
import { settingLabel } from '../../domain/project/settings.ts';
import { themeLabel } from '../../domain/project/themes.ts';
import { STAGE_LABELS } from '../../domain/project/vocabulary.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { Card } from '../content/card.tsx';
import { FactsList } from '../content/facts-list.tsx';
import type { HeadingLevel } from '../heading.tsx';
import { content as words } from './content.ts';
import { voiceOf } from './missing.ts';
import type { ProjectMeta } from './project-article.tsx';
import { SourceLink } from './source-link.tsx';
import { whenDone } from './when-done.ts';

export interface ProjectFactsProps {
  content: PublishedContent;
  meta: ProjectMeta;
  level: HeadingLevel;
}

/** The short panel: where, what kind, who, when, which version, from where. */
export function ProjectFacts({ content, meta, level }: ProjectFactsProps) {
  const { facts } = words;
  const described = voiceOf(content) === 'described';
  const unknown = described ? <span className="d-soft">{words.missing.described}</span> : undefined;
  const said = (value: ReactNode) => (value === undefined || value === '' ? unknown : value);
  return (
    <Card title={facts.title} level={level}>
      <FactsList
        facts={[
          { label: facts.organisation, value: said(placeOf(content)) },
          { label: facts.setting, value: said(content.setting && settingLabel(content.setting)) },
          { label: facts.themes, value: said(list(content.themes.map(themeLabel), content.tags)) },
          { label: facts.stage, value: STAGE_LABELS[content.stage] },
          { label: facts.when, value: said(whenDone(content)) },
          { label: facts.team, value: said(content.teamRoles.join(', ')) },
          { label: facts.spread, value: described ? said(content.spread) : undefined },
          { label: facts.contact, value: content.contactRole },
          { label: facts.version, value: versionOf(meta) },
          { label: facts.source, value: content.source && <SourceLink source={content.source} /> },
          { label: facts.licence, value: content.source?.licence },
        ]}
      />
    </Card>
  );
}

/** `Leeds Teaching Hospitals NHS Trust, Yorkshire, England`; each part once. */
function placeOf({ organisation, region, country }: PublishedContent): string {
  return [...new Set([organisation?.name, region, country])].filter((part) => part !== undefined).join(', ');
}

/** Labels and free words, each once whatever its case. */
function list(labels: readonly string[], tags: readonly string[]): string {
  const seen = new Set(labels.map((label) => label.toLowerCase()));
  return [...labels, ...tags.filter((tag) => !seen.has(tag.toLowerCase()))].join(', ');
}

function versionOf({ version, publishedAt }: ProjectMeta): string | undefined {
  if (version === undefined) return undefined;
  return publishedAt === undefined
    ? String(version)
    : words.facts.published(version, formatDate(publishedAt.slice(0, 10)));
}
