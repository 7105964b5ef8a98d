import { createStore } from 'zustand/vanilla';
import { type Ward, WardContext } from '../../store/ward-context.tsx';
import { App } from '../app.tsx';
import { startServices } from '../start-services.ts';
import type { Show } from './session.tsx';

/** Shows what anybody can read, to somebody who has not said who they are: nothing is written, and nothing of anybody's is opened. */
export function readOnly(show: Show): void {
  const services = startServices({ database: 'dandelion-reading', texts: null });
  const ask = async () => window.location.reload();
  const ward: Ward = {
    ...{ person: undefined, locksIn: createStore<number | undefined>(() => undefined) },
    ...{ lock: ask, lockAnd: ask, openForGood: ask },
  };
  show(
    <WardContext value={ward}>
      <App services={services} />
    </WardContext>,
  );
}
