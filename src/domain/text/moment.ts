import { formatDate } from './partial-date.ts';

const DAY_MS = 86_400_000;

/**
 * A moment as people say it, in the time of the device: `5:30pm today`, `5:30pm yesterday`, `5:30pm on 6 August 2018`.
 *
 * @param at and `now` in milliseconds since 1970
 */
export function momentWords(at: number, now: number): string {
  const day = dayOf(at);
  const time = timeOf(at);
  if (day === dayOf(now)) return `${time} today`;
  if (day === dayOf(now - DAY_MS)) return `${time} yesterday`;
  return `${time} on ${formatDate(day)}`;
}

/** `5:30pm`, `5pm`, `midday`, `midnight`. */
function timeOf(at: number): string {
  const date = new Date(at);
  const [hours, minutes] = [date.getHours(), date.getMinutes()];
  if (minutes === 0 && hours % 12 === 0) return hours === 0 ? 'midnight' : 'midday';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 || 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}

function dayOf(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
