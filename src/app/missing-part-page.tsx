import { useState } from 'react';
import { loadAnew } from '../platform/service-worker.ts';
import { useStore } from '../store/store-context.tsx';
import { Button } from '../ui/actions/button.tsx';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** In the place of a page whose code did not come: the server has a newer version, or there is no connection. */
export function MissingPartPage() {
  const { autosave } = useStore();
  const [failed, setFailed] = useState(false);
  const { title, text, notYet, load } = content.missingPart;
  const take = async () => {
    await autosave.flush();
    setFailed(autosave.pending());
    if (!autosave.pending()) await loadAnew();
  };
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p role="status">{failed ? notYet : text}</p>
      <Button onClick={() => void take()}>{load}</Button>
    </Page>
  );
}
