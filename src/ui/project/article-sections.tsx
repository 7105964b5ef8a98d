import type { ReactNode } from 'react';
import type { PublishedContent } from '../../domain/project/published-project.ts';
import type { HeadingLevel } from '../heading.tsx';
import { content as words } from './content.ts';
import { HappenedSection } from './happened-section.tsx';
import { hasLearning, LearnedSection } from './learned-section.tsx';
import { voiceOf } from './missing.ts';
import { Said } from './said.tsx';
import { SourceLink } from './source-link.tsx';
import { TriedSection } from './tried-section.tsx';
import { hasAim, WantedSection } from './wanted-section.tsx';

export type ArticleSection = { id: string; title: string; body: ReactNode };

/**
 * The sections of a project in their order; `level` is that of headings within them. A described project has all of them,
 * for a gap in its source is worth knowing; of a team's own, those that say something.
 */
export function articleSections(content: PublishedContent, level: HeadingLevel): ArticleSection[] {
  const described = voiceOf(content) === 'described';
  const { sections } = words;
  const all = [
    {
      id: 'wanted',
      title: sections.wanted,
      says: described || hasAim(content),
      body: <WantedSection content={content} level={level} />,
    },
    {
      id: 'tried',
      title: sections.tried,
      says: described || content.changeIdeas.length > 0 || content.cycles.length > 0,
      body: <TriedSection content={content} level={level} />,
    },
    {
      id: 'happened',
      title: sections.happened,
      says: described || content.measures.length > 0,
      body: <HappenedSection content={content} level={level} />,
    },
    {
      id: 'learned',
      title: sections.learned,
      says: described || content.form === 'full' || hasLearning(content),
      body: <LearnedSection content={content} level={level} />,
    },
    {
      id: 'spread',
      title: sections.spread,
      says: !described && content.spread !== undefined,
      body: <Said text={content.spread} missing={words.missing.own} />,
    },
    { id: 'ask', title: sections.ask, says: true, body: <WhoToAsk content={content} /> },
  ];
  return all.filter(({ says }) => says);
}

function WhoToAsk({ content: { contactRole, organisation, source } }: { content: PublishedContent }) {
  if (contactRole !== undefined) {
    return <Said text={[contactRole, organisation?.name].filter(Boolean).join(', ')} missing={words.missing.own} />;
  }
  if (source === undefined) return <Said text={undefined} missing={words.missing.own} />;
  return (
    <p className="d-reading">
      {words.ask.described}
      <SourceLink source={source} />
    </p>
  );
}
