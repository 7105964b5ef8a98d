import type { ReactNode } from 'react';
import { Dotted } from '../content/dotted.tsx';
import { OutcomeTag, type ShownOutcome } from '../content/outcome-tag.tsx';

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
  return (
    <header className="d-article__top">
      <OutcomeTag outcome={outcome} />
      {title}
      <Dotted parts={meta} className="d-soft d-small" />
      <p className="d-lead" dir="auto">
        {finding}
      </p>
      {children}
    </header>
  );
}
