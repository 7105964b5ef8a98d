import type { Browser, FieldName } from './browser.ts';
import type { World } from './world.ts';

/** One strike on one browser, with work around it. What it opens besides, it puts into `browsers`. */
export type BrowserFault = (world: World, browser: Browser, browsers: Browser[]) => Promise<void>;

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const anyField = ({ chance }: World): FieldName => chance.pick(['changeIdea', 'question', 'prediction']);
