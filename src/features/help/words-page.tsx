import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** A short glossary. */
export function WordsPage() {
  const { title, lead, groups } = content.words;
  return (
    <Page width="reading">
      <BackLink to="/help">{content.back}</BackLink>
      <PageTitle title={title} />
      <p className="d-lead">{lead}</p>
      {groups.map((group) => (
        <section className="d-section" key={group.title}>
          <h2>{group.title}</h2>
          <dl className="d-story">
            {group.entries.map(([word, meaning]) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
