import { Route } from 'react-router';
import type { Pages } from './page.ts';

export const routesOf = (pages: Pages) =>
  Object.entries(pages).map(([path, Page]) => <Route key={path} path={path} element={<Page />} />);
