import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from '../heading.tsx';

export interface EmptyStateProps {
  /** What will be here. */
  title: string;
  children?: ReactNode;
  /** The first step: a `LinkButton`. */
  action?: ReactNode;
  level?: HeadingLevel;
}

export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  return (
    <div className="d-empty">
      <Heading level={level}>{title}</Heading>
      {children !== undefined && <div className="d-stack d-soft">{children}</div>}
      {action !== undefined && <div className="d-button-row">{action}</div>}
    </div>
  );
}
