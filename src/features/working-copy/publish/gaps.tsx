import { Link } from 'react-router';
import { textOrNone } from '../../../domain/given.ts';
import { sectionsOf } from '../../../domain/project/progress.ts';
import { projectKind } from '../../../domain/project/project.ts';
import { type Folded, ofKind } from '../../../domain/record/kind.ts';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { content } from './content.ts';

const SECTIONS = ['details', 'problem', 'aim', 'team', 'cycles', 'measures', 'learning'] as const;

/** What a reader would miss, each with a way to the page where it can be said. Nothing here forbids to publish. */
export function Gaps({ project, records }: { project: string; records: readonly Folded[] }) {
  const sections = sectionsOf(records);
  const { hints, hintsText, gaps } = content.check;
  const open = SECTIONS.filter((section) => sections[section].state !== 'done');
  const contact = textOrNone(ofKind(records, projectKind)[0]?.values.contactRole);
  if (open.length === 0 && contact !== undefined) return null;
  return (
    <InsetNote>
      <p>
        <strong>{hints}:</strong>
      </p>
      <ul>
        {open.map((section) => (
          <li key={section}>
            <Link to={`/work/${project}/${section}`}>{gaps[section]}</Link>
          </li>
        ))}
        {contact === undefined && (
          <li>
            <Link to={`/work/${project}/team#contactRole`}>{gaps.contact}</Link>
          </li>
        )}
      </ul>
      <p className="d-soft">{hintsText}</p>
    </InsetNote>
  );
}
