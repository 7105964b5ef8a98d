import { Link } from 'react-router';
import { classNames } from '../class-names.ts';

export interface Step {
  label: string;
  to: string;
  done?: boolean;
}

export interface StepBarProps {
  /** Names the bar for screen readers: "Parts of this cycle". */
  label: string;
  steps: readonly Step[];
  /** The `to` of the step one is at. */
  current: string;
}

/** Plan, Do, Study, Act: where one is, what is done, and a way to each, in any order. */
export function StepBar({ label, steps, current }: StepBarProps) {
  return (
    <nav className="d-steps" aria-label={label}>
      <ol className="d-steps__list">
        {steps.map(({ label: name, to, done = false }) => (
          <li key={to}>
            <Link
              className={classNames('d-steps__link', done && 'd-steps__link--done')}
              to={to}
              aria-current={to === current ? 'step' : undefined}
            >
              {done && <span aria-hidden="true">✓</span>}
              <span>
                {name}
                {done && <span className="d-visually-hidden">(done)</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
