import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

/** Above everything on every page: what somebody must know before they type on, and the few things to do about it. */
export function Alarm({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="d-alarm" aria-label="Alarm">
      <div className="d-container d-notice__row">
        <div className="d-notice__text" role="alert">
          <p className="d-alarm__title">
            <Icon name="warning" /> {title}
          </p>
          {children}
        </div>
        {actions !== undefined && <div className="d-notice__actions">{actions}</div>}
      </div>
    </section>
  );
}
