import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  /** A fact without a value is left out. */
  value: ReactNode | undefined;
}

/** Names and values beside one another, for a `Card`. */
export function FactsList({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== undefined && value !== null && value !== '');
  return (
    <dl className="d-facts">
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
