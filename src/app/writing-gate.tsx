import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { canWrite } from '../platform/world.ts';
import { useWard } from '../store/ward-context.tsx';
import { LinkButton } from '../ui/actions/link-button.tsx';
import { Loading } from '../ui/content/loading.tsx';
import { late } from '../ui/late.ts';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { content } from './content.ts';

const ChooseFirst = late(() => import('../features/shared-computer/choose-first.tsx').then((m) => m.ChooseFirst));

/** Before every page that writes: where the browser gives no keys, it says why and what to do instead. */
export function WritingGate() {
  const ward = useWard();
  if (canWrite() && ward !== undefined && ward.person === undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <ChooseFirst />
      </Suspense>
    );
  }
  if (canWrite()) return <Outlet />;
  const { title, why, cure, read } = content.insecure;
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p>{why}</p>
      <p>{cure}</p>
      <LinkButton to="/projects">{read}</LinkButton>
    </Page>
  );
}
