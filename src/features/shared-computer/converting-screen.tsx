import { ProgressBar } from '../../ui/content/progress-bar.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** While every row of a vault is sealed, or opened again. */
export function ConvertingScreen({ way, done, of }: { way: 'sealing' | 'opening'; done: number; of: number }) {
  const words = content.converting;
  return (
    <Page width="reading">
      <PageTitle title={words[way].title} />
      <ProgressBar label={words[way].label} done={done} total={of} unit={words.unit} />
      <p>{words.text}</p>
    </Page>
  );
}
