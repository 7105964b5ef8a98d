import { createStore } from 'zustand/vanilla';

/** Chromium's own event; other browsers have none, and are told the steps in words. */
type InstallPrompt = Event & { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> };

/** `offered`: the browser would install Dandelion if it is asked. `installed`: it runs, or was just put, on the device. */
export type InstallState = 'unknown' | 'offered' | 'installed';

export const installState = createStore<InstallState>(() => 'unknown');

let kept: InstallPrompt | undefined;

/** Keeps the browser's offer for when a person asks for it, so that nothing pops up. Called once, at the start. */
export function listenForInstall(): void {
  if (window.matchMedia?.('(display-mode: standalone)').matches) installState.setState('installed', true);
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    kept = event as InstallPrompt;
    installState.setState('offered', true);
  });
  window.addEventListener('appinstalled', () => installState.setState('installed', true));
}

/** Hands the question to the browser. An offer can be used once. */
export async function install(): Promise<void> {
  const offer = kept;
  if (offer === undefined) return;
  kept = undefined;
  installState.setState('unknown', true);
  await offer.prompt();
}
