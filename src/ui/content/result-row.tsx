import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Heading, type HeadingLevel } from '../heading.tsx';
import { Dotted } from './dotted.tsx';
import { Highlight } from './highlight.tsx';
import { OutcomeTag, type ShownOutcome } from './outcome-tag.tsx';

export interface ResultRowProps {
  title: string;
  to: string;
  outcome: ShownOutcome;
  /** What happened, in one sentence. */
  finding?: string | undefined;
  /** Marked in the title and the finding. */
  words?: readonly string[];
  /** Told with dots between: organisation, setting, year, what matched. */
  meta: readonly (string | undefined)[];
  /** A `Sparkline`. */
  sparkline?: ReactNode;
  level?: HeadingLevel;
}

/** One project in a list: `<ul className="d-results">`. All of the row can be hit. */
export function ResultRow(props: ResultRowProps) {
  const { title, to, outcome, finding, words = [], meta, sparkline, level = 2 } = props;
  return (
    <li className="d-result">
      <div className="d-result__text">
        <OutcomeTag outcome={outcome} />
        <Heading level={level} className="d-result__title">
          <Link className="d-stretched" to={to} dir="auto">
            <Highlight text={title} words={words} />
          </Link>
        </Heading>
        {finding !== undefined && (
          <p className="d-result__finding" dir="auto">
            <Highlight text={finding} words={words} />
          </p>
        )}
        <Dotted parts={meta} className="d-result__meta" />
      </div>
      {sparkline}
    </li>
  );
}
