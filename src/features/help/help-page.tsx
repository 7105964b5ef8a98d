import { Card } from '../../ui/content/card.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

export function HelpPage() {
  const { title, lead, pages, questions } = content.help;
  return (
    <Page>
      <PageTitle title={title} />
      <p className="d-lead">{lead}</p>
      <ul className="d-grid d-grid--apart">
        {pages.map((page) => (
          <li key={page.to}>
            <Card title={page.title} to={page.to} level={2}>
              <p className="d-soft">{page.text}</p>
            </Card>
          </li>
        ))}
      </ul>
      {questions.map((question) => (
        <section className="d-section d-reading" key={question.title}>
          <h2>{question.title}</h2>
          {question.text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </Page>
  );
}
