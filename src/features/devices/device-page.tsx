import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { AnotherDevice } from './another-device.tsx';
import { content } from './content.ts';
import { DeviceList } from './device-list.tsx';
import { DeviceName } from './device-name.tsx';

/** A person's devices: which there are, what this one is called, and how one more comes to see the same work. */
export function DevicePage() {
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      <p className="d-lead">{content.lead}</p>
      <AnotherDevice />
      <DeviceList />
      <DeviceName />
    </Page>
  );
}
