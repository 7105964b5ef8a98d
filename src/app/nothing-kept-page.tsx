import { BrowserRouter } from 'react-router';
import { Button } from '../ui/actions/button.tsx';
import { ButtonRow } from '../ui/actions/button-row.tsx';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { Shell } from '../ui/shell/shell.tsx';
import { nothingKeptContent as content } from './nothing-kept-content.ts';

/** In place of everything, where the browser forbids this site to keep anything: no page would work, and nothing typed would stay. */
export function NothingKeptPage() {
  return (
    <BrowserRouter>
      <Shell nav={[]} footer={null}>
        <Page width="reading">
          <PageTitle title={content.title} />
          <p className="d-lead">{content.why}</p>
          <p>{content.cure(window.location.hostname)}</p>
          <p>{content.managed}</p>
          <ButtonRow>
            <Button onClick={() => window.location.reload()}>{content.again}</Button>
          </ButtonRow>
        </Page>
      </Shell>
    </BrowserRouter>
  );
}
