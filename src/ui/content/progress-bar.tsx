import { useId } from 'react';
import { formatNumber } from '../../domain/text/number.ts';

export interface ProgressBarProps {
  label: string;
  done: number;
  total: number;
  /** What is counted: "projects". */
  unit?: string;
}

/** Long work, with a figure: "312 of 1,024 projects". */
export function ProgressBar({ label, done, total, unit }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="d-progress">
      <div className="d-progress__line">
        <label htmlFor={id}>{label}</label>
        <span>
          {formatNumber(done)} of {formatNumber(total)}
          {unit !== undefined && ` ${unit}`}
        </span>
      </div>
      <progress id={id} value={done} max={total} />
    </div>
  );
}
