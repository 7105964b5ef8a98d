import { Link } from 'react-router';
import { Icon } from '../icon.tsx';

/** One step up. Says where to: "Quieter nights on Ward B3". */
export function BackLink({ to, children = 'Back' }: { to: string; children?: string }) {
  return (
    <div className="d-back">
      <Link className="d-back__link" to={to}>
        <Icon name="back" />
        <span>{children}</span>
      </Link>
    </div>
  );
}
