import { ProjectRow } from '../../ui/project/project-row.tsx';
import { content } from './content.ts';
import type { Similar } from './similar.ts';

const SUBJECTS = 3;

/** Other projects on the same subjects, failures as plainly as successes. */
export function CloseToThis({ similar }: { similar: readonly Similar[] }) {
  const { id, title, shares: shared } = content.close;
  if (similar.length === 0) return null;
  return (
    <section className="d-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="d-results">
        {similar.map(({ summary, shares }) => (
          <ProjectRow key={summary.id} summary={summary} matched={shared(shares.slice(0, SUBJECTS))} level={3} />
        ))}
      </ul>
    </section>
  );
}
