import type { ReactNode } from 'react';
import { findingOf } from '../../domain/project/finding.ts';
import type { PublishedContent } from '../../domain/project/published-project.ts';
import { InsetNote } from '../content/inset-note.tsx';
import { Heading, type HeadingLevel, levelBelow } from '../heading.tsx';
import { type ArticleSection, articleSections } from './article-sections.tsx';
import { content as words } from './content.ts';
import { ContentsList } from './contents-list.tsx';
import { voiceOf } from './missing.ts';
import { ProjectFacts } from './project-facts.tsx';
import { ProjectLead } from './project-lead.tsx';
import { shownOutcome } from './shown-outcome.ts';
import { SourceLink } from './source-link.tsx';
import { whenDone } from './when-done.ts';

/** What is known of a published version; nothing of it before it is published. */
export type ProjectMeta = { id?: string; version?: number; publishedAt?: string };

export interface ProjectArticleProps {
  content: PublishedContent;
  meta?: ProjectMeta;
  /** A `PageTitle` where the article is the page. Otherwise the title is a heading of `level`. */
  title?: ReactNode;
  /** Of the title; with a `PageTitle`, leave it out. */
  level?: 2 | 3;
  /** After its sections, with headings of level 2: what is close to it, how to cite it. */
  children?: ReactNode;
  /** What `children` bring, for the contents list. */
  more?: readonly { id: string; title: string }[];
}

/** A project to be read. Pure: it knows of no archive and no device, so that a preview shows exactly what will be public. */
export function ProjectArticle(props: ProjectArticleProps) {
  const { content, meta = {}, title, level = 3, children, more = [] } = props;
  const sectionLevel: HeadingLevel = title === undefined ? levelBelow(level) : 2;
  const sections = articleSections(content, levelBelow(sectionLevel));
  return (
    <article className="d-article">
      <ProjectLead
        outcome={shownOutcome(content)}
        title={title ?? <PlainTitle level={level} text={content.title} />}
        meta={[
          content.organisation?.name,
          whenDone(content),
          meta.version === undefined ? undefined : words.version(meta.version),
        ]}
        finding={findingOf(content) || words.noFinding[voiceOf(content)]}
      >
        <Provenance content={content} />
      </ProjectLead>
      <div className="d-article__columns">
        <div className="d-article__main">
          {content.form === 'in-progress' && <InsetNote>{words.inProgress}</InsetNote>}
          {content.summary !== undefined && (
            <p className="d-prose" dir="auto">
              {content.summary}
            </p>
          )}
          {sections.map((section) => (
            <Section key={section.id} section={section} level={sectionLevel} />
          ))}
        </div>
        <aside className="d-article__aside">
          <ProjectFacts content={content} meta={meta} level={sectionLevel} />
          {title !== undefined && <ContentsList entries={[...sections, ...more]} />}
        </aside>
        {children !== undefined && <div className="d-article__after">{children}</div>}
      </div>
    </article>
  );
}

function Section({ section, level }: { section: ArticleSection; level: HeadingLevel }) {
  return (
    <section className="d-section" aria-labelledby={section.id}>
      <Heading level={level} className="d-article__heading" id={section.id}>
        {section.title}
      </Heading>
      {section.body}
    </section>
  );
}

function PlainTitle({ level, text }: { level: HeadingLevel; text: string }) {
  return (
    <Heading level={level} className="d-article__title">
      <bdi>{text}</bdi>
    </Heading>
  );
}

function Provenance({ content: { source } }: { content: PublishedContent }) {
  if (source === undefined) return null;
  return (
    <p className="d-soft d-reading">
      {words.described.before}
      <SourceLink source={source} />
      {words.described.after}
    </p>
  );
}
