import { useWard } from '../../store/ward-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** In the place of a page that writes, while nobody has chosen who they are. */
export function ChooseFirst() {
  const ward = useWard();
  const { title, text } = content.gate;
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p>{text}</p>
      <Button onClick={() => void ward?.lock()}>{content.bar.choose}</Button>
    </Page>
  );
}
