import { useId } from 'react';
import type { PublishedContent } from '../../../domain/project/published-project.ts';
import { ProjectArticle } from '../../../ui/project/project-article.tsx';
import { content as words } from './content.ts';

/** The public page as it will be. */
export function Preview({ content }: { content: PublishedContent }) {
  const id = useId();
  return (
    <section className="d-preview" aria-labelledby={id}>
      <h2 className="d-preview__title" id={id}>
        {words.public}
      </h2>
      <ProjectArticle content={content} level={3} />
    </section>
  );
}
