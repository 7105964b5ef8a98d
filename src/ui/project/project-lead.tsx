import { Fragment, type ReactNode } from 'react';
import type { ShownOutcome } from '../content/outcome-tag.tsx';
import { OutcomeTag } from '../content/outcome-tag.tsx';

export interface ProjectLeadProps {
  outcome: ShownOutcome;
  /** A `PageTitle` or a `Heading`. */
  title: ReactNode;
  /** Told with dots between: organisation, when, version. */
  meta: readonly (string | undefined)[];
  /** What came of it, in one sentence. */
  finding: string;
  /** Under it: where it comes from. */
  children?: ReactNode;
}

/** The top of a project: the answer before the detail. */
export function ProjectLead({ outcome, title, meta, finding, children }: ProjectLeadProps) {
  const told = meta.filter((part) => part !== undefined && part !== '');
  return (
    <header className="d-article__top">
      <OutcomeTag outcome={outcome} />
      {title}
      <p className="d-soft d-small">
        {told.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </Fragment>
        ))}
      </p>
      <p className="d-lead" dir="auto">
        {finding}
      </p>
      {children}
    </header>
  );
}
