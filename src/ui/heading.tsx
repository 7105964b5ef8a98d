import type { ReactNode } from 'react';

export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

const BELOW = { 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const satisfies Record<HeadingLevel, HeadingLevel>;

/** The level of a heading inside what one of `level` heads. */
export const levelBelow = (level: HeadingLevel): HeadingLevel => BELOW[level];

/** A heading whose level comes from where it stands, not from how big it looks. */
export function Heading({ level, className, id, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag className={className} id={id}>
      {children}
    </Tag>
  );
}

interface HeadingProps {
  level: HeadingLevel;
  className?: string | undefined;
  id?: string | undefined;
  children: ReactNode;
}
