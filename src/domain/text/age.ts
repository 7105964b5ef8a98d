/** How long ago something was, in the largest unit that fits: `just now`, `3 minutes ago`, `2 hours ago`, `5 days ago`. */
export function ageWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return ago(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? ago(hours, 'hour') : ago(Math.floor(hours / 24), 'day');
}

/** How long until something: `in less than a minute`, `in 3 minutes`. */
export function waitWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 1) return 'in less than a minute';
  return `in ${minutes} minutes`;
}

/** A length of time in the largest unit that fits: `3 minutes`, `2 hours`, `5 days`. */
export const lengthWords = (ms: number): string => ageWords(Math.max(ms, 60_000)).replace(/ ago$/, '');

const ago = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} ago`;
