import { Workbox } from 'workbox-window';
import { createStore } from 'zustand/vanilla';

/**
 * Where the app's own update stands. `ready`: a newer Dandelion waits for consent. `elsewhere`: it was taken in another
 * window, and this one still runs the old code.
 */
export type UpdateState = 'none' | 'ready' | 'elsewhere';

export const updateState = createStore<UpdateState>(() => 'none');

const CHECK_MS = 60 * 60 * 1000;
const LET_IN_MS = 5_000;

let workbox: Workbox | undefined;
let accepted = false;

/** Registers the service worker. Nothing here ever reloads the page without consent: that would be in mid-sentence. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  workbox = new Workbox('/sw.js', { updateViaCache: 'none' });
  workbox.addEventListener('waiting', () => updateState.setState('ready', true));
  workbox.addEventListener('controlling', (event) => {
    if (accepted) window.location.reload();
    else if (event.isUpdate === true || event.isExternal === true) updateState.setState('elsewhere', true);
  });
  void workbox.register();
  const check = () => void workbox?.update().catch(() => undefined);
  setInterval(check, CHECK_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check();
  });
  // A part of the page that the new version no longer has: the person is asked, as for any update.
  window.addEventListener('vite:preloadError', () => updateState.setState('elsewhere', true));
}

/** A person consents. What is typed must be on the disk before this is called. */
export function takeUpdate(): void {
  accepted = true;
  if (updateState.getState() === 'elsewhere' || workbox === undefined) window.location.reload();
  else workbox.messageSkipWaiting();
}

/**
 * Loads the page again, in the newest version there is: for a part of it that is missing. A person asks for it, so it can never go
 * round and round. What is typed must be on the disk before this is called.
 */
export async function loadAnew(): Promise<void> {
  if (await isUpdateWaiting()) {
    takeUpdate();
    // A browser may take its time to let the new version in; the page is loaded again all the same.
    setTimeout(() => window.location.reload(), LET_IN_MS);
  } else window.location.reload();
}

async function isUpdateWaiting(): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.update();
    return registration?.waiting != null;
  } catch {
    return false;
  }
}
