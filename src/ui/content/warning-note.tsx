import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from '../heading.tsx';
import { Icon } from '../icon.tsx';

/** Something to know before going on: "Not sent. Logging off may erase it." */
export function WarningNote({
  title,
  level = 3,
  children,
}: {
  title: string;
  level?: HeadingLevel;
  children: ReactNode;
}) {
  return (
    <div className="d-caution">
      <Heading level={level} className="d-caution__title">
        <Icon name="warning" />
        {title}
      </Heading>
      {children}
    </div>
  );
}
