import { Outlet, useLocation } from 'react-router';
import { ConnectionBand } from '../features/where-is-my-work/connection-band.tsx';
import { Shell } from '../ui/shell/shell.tsx';
import { content } from './content.ts';
import { Footer } from './footer.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

/** What stands around every page. */
export function Layout() {
  const { pathname } = useLocation();
  return (
    <Shell nav={content.nav} status={<ConnectionBand />} footer={<Footer />}>
      <UpdatePrompt path={pathname} />
      <Outlet />
    </Shell>
  );
}
