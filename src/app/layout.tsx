import { Suspense } from 'react';
import { useLocation } from 'react-router';
import { useStore as useZustand } from 'zustand';
import { LostNotice } from '../features/lost-work/lost-notice.tsx';
import { NearlyFull } from '../features/store-trouble/nearly-full.tsx';
import { ConnectionBand } from '../features/where-is-my-work/connection-band.tsx';
import { serviceOrganisation } from '../platform/service-name.ts';
import { useWard } from '../store/ward-context.tsx';
import { ErrorBoundary } from '../ui/content/error-boundary.tsx';
import { late } from '../ui/late.ts';
import { Shell } from '../ui/shell/shell.tsx';
import { content } from './content.ts';
import { Footer } from './footer.tsx';
import { AppRoutes } from './routes.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

const WardBar = late(() => import('../features/shared-computer/ward-bar.tsx').then((m) => m.WardBar));

/** What stands around every page. */
export function Layout() {
  const { pathname } = useLocation();
  const ward = useWard();
  const organisation = useZustand(serviceOrganisation) ?? undefined;
  return (
    <Shell organisation={organisation} nav={content.nav} status={<ConnectionBand />} footer={<Footer />}>
      {ward !== undefined && (
        <Suspense>
          <WardBar />
        </Suspense>
      )}
      <LostNotice path={pathname} />
      <NearlyFull />
      <UpdatePrompt path={pathname} />
      <ErrorBoundary resetKey={pathname}>
        <AppRoutes />
      </ErrorBoundary>
    </Shell>
  );
}
