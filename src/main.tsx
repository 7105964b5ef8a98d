import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { decodablePath } from './app/decodable-address.ts';
import { startServices } from './app/start-services.ts';
import { listenForInstall } from './platform/install.ts';
import { mayStore } from './platform/may-store.ts';
import { registerServiceWorker } from './platform/service-worker.ts';
import './ui/styles/main.scss';

// The design system's styles and scripts ask for these before anything is drawn.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');

const { pathname, search, hash } = window.location;
if (decodablePath(pathname) !== pathname) {
  window.history.replaceState(window.history.state, '', decodablePath(pathname) + search + hash);
}

const reactRoot = createRoot(root);
const show = (app: ReactNode) => reactRoot.render(<StrictMode>{app}</StrictMode>);

if (mayStore()) {
  if (localStorage.getItem('dandelion-people') === null) {
    const services = startServices();
    void services.ready.then(() => show(<App services={services} />));
  } else {
    void import('./app/ward/start-ward.tsx')
      .then(({ startWard }) => startWard(show))
      .catch(() => show('Dandelion could not be loaded. Load this page again.'));
  }
  listenForInstall();
  window.addEventListener('load', registerServiceWorker, { once: true });
} else {
  void import('./app/nothing-kept-page.tsx').then(({ NothingKeptPage }) => show(<NothingKeptPage />));
}
