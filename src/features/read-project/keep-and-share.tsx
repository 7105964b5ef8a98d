import { Link } from 'react-router';
import type { PublishedProject } from '../../domain/project/published-project.ts';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { citationOf } from './citation.ts';
import { content } from './content.ts';

/** Its permanent address, a text to cite it by, print, its other versions, and a way to do the same. */
export function KeepAndShare({ project, newest }: { project: PublishedProject; newest: number }) {
  const { id, version } = project;
  const path = `/projects/${id}/versions/${version}`;
  const address = `${window.location.origin}${path}`;
  const { keep } = content;
  const versions = Array.from({ length: newest }, (_, index) => newest - index);
  return (
    <section className="d-section" aria-labelledby={keep.id}>
      <h2 id={keep.id}>{keep.title}</h2>
      <h3>{keep.address(version)}</h3>
      <p className="d-address">
        <Link to={path}>{address}</Link>
      </p>
      <h3>{keep.cite}</h3>
      <p className="d-address d-reading" dir="auto">
        {citationOf(project, address)}
      </p>
      {versions.length > 1 && (
        <>
          <h3>{keep.versions}</h3>
          <ul>
            {versions.map((each) => (
              <li key={each}>
                {each === version ? (
                  keep.thisOne(each)
                ) : (
                  <Link to={`/projects/${id}/versions/${each}`}>{keep.version(each)}</Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button look="secondary" onClick={() => window.print()}>
        {keep.print}
      </Button>
      <TryIt />
    </section>
  );
}

function TryIt() {
  const words = content.try;
  return (
    <div className="d-no-print d-after">
      <Card title={words.title}>
        <p className="d-soft">{words.text}</p>
        <LinkButton to="/record">{words.button}</LinkButton>
      </Card>
    </div>
  );
}
