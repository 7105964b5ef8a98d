import { type ComponentType, lazy } from 'react';
import { MissingPartPage } from './missing-part-page.tsx';

/**
 * A page whose code comes when it is first needed; offline it comes from the service worker's copy. Where it does not come, because a
 * newer server has other files or there is no connection, the page says so.
 */
export const page = (load: () => Promise<ComponentType>) =>
  lazy(async () => ({ default: await load().catch(() => MissingPartPage) }));

/** Pages by their address. */
export type Pages = Record<string, ComponentType>;
