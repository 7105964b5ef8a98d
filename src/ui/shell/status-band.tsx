import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconName } from '../icon.tsx';

export type StatusTone = 'ok' | 'waiting' | 'problem';

const ICONS: Record<StatusTone, IconName> = { ok: 'dot', waiting: 'ring', problem: 'warning' };

export interface StatusBandProps {
  tone: StatusTone;
  /** What a screen reader is told when it changes; keep figures that tick out of it. */
  children: ReactNode;
  /** A link or quiet button to what is behind it. */
  action?: ReactNode;
}

/** Under the header on every page: the connection, what is not sent, the age of what is read. */
export function StatusBand({ tone, children, action }: StatusBandProps) {
  return (
    <section className={classNames('d-status', `d-status--${tone}`)} aria-label="Where your work is">
      <div className="d-container d-status__row">
        <Icon name={ICONS[tone]} className={classNames('d-status__icon', `d-tone--${tone}`)} />
        <div className="d-status__told">
          <p className="d-status__text" role="status">
            {children}
          </p>
          {action}
        </div>
      </div>
    </section>
  );
}
