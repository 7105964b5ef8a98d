import { Fragment } from 'react';

interface DottedProps {
  /** Where a part is undefined or empty there is nothing to tell. */
  parts: readonly (string | undefined)[];
  className: string;
}

/** A line of short facts with dots between them, each in its own direction; nothing where there are none. */
export function Dotted({ parts, className }: DottedProps) {
  const told = parts.filter((part) => part !== undefined && part !== '');
  if (told.length === 0) return null;
  return (
    <p className={className}>
      {told.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
