import type { ReactNode } from 'react';

/** A band above the page's title for what concerns the whole service, with the one thing to do about it. */
export function Notice({ children, action }: { children: ReactNode; action: ReactNode }) {
  return (
    <section className="d-notice" aria-label="Notice">
      <div className="d-container d-notice__row">
        <p className="d-notice__text" role="status">
          {children}
        </p>
        {action}
      </div>
    </section>
  );
}
