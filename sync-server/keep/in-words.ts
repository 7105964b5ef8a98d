import type { Figures } from '../storage/inspect.ts';

/** `14 scopes, 1,203 changes, 1 published version` */
export const figuresInWords = ({ scopes, changes, versions }: Figures): string =>
  [many(scopes, 'scope'), many(changes, 'change'), many(versions, 'published version')].join(', ');

const many = (count: number, what: string) => `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;

/** `12.3 MB`, by the thousand. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
