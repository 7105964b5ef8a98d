import { Outlet } from 'react-router';
import { ChooseFirst } from '../features/shared-computer/choose-first.tsx';
import { canWrite } from '../platform/world.ts';
import { useWard } from '../store/ward-context.tsx';
import { LinkButton } from '../ui/actions/link-button.tsx';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Before every page that writes: where the browser gives no keys, it says why and what to do instead. */
export function WritingGate() {
  const ward = useWard();
  if (canWrite() && ward !== undefined && ward.person === undefined) return <ChooseFirst />;
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
