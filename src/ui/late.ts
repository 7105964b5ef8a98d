import { type ComponentType, lazy } from 'react';

/**
 * A part of a page whose code comes when it is first needed, and that the page can do without: where its code does not come, nothing
 * stands there. Put a `Suspense` around it.
 */
export const late = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => ({ default: await load().catch((): ComponentType<P> => () => null) }));
