import type { ReactNode } from 'react';

export interface NoticeProps {
  children: ReactNode;
  action: ReactNode;
  /** Tells it from other notices, for screen readers. */
  label?: string;
}

/** A band above the page's title for what concerns the whole service, with the one thing to do about it. */
export function Notice({ children, action, label = 'Notice' }: NoticeProps) {
  return (
    <section className="d-notice" aria-label={label}>
      <div className="d-container d-notice__row">
        <p className="d-notice__text" role="status">
          {children}
        </p>
        {action}
      </div>
    </section>
  );
}
