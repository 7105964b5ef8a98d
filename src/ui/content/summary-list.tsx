import { SummaryList as NhsukSummaryList } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface SummaryRow {
  label: string;
  /** Absent where nothing was given. */
  value: ReactNode | undefined;
  /** The page where it can be changed. */
  changeTo?: string;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
  /** Stands for a value that is not there. */
  missing?: string;
  changeLabel?: string;
}

/** "Check your answers": what was given, each with a link to change it. */
export function SummaryList({ rows, missing = 'Not given', changeLabel = 'Change' }: SummaryListProps) {
  return (
    <NhsukSummaryList>
      {rows.map(({ label, value, changeTo }) => (
        <NhsukSummaryList.Row key={label}>
          <NhsukSummaryList.Key>{label}</NhsukSummaryList.Key>
          <NhsukSummaryList.Value dir="auto">
            {value === undefined || value === '' ? <span className="d-soft">{missing}</span> : value}
          </NhsukSummaryList.Value>
          {changeTo !== undefined && (
            <NhsukSummaryList.Action asElement={Link} to={changeTo} visuallyHiddenText={label}>
              {changeLabel}
            </NhsukSummaryList.Action>
          )}
        </NhsukSummaryList.Row>
      ))}
    </NhsukSummaryList>
  );
}
