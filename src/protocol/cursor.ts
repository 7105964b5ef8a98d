import * as z from 'zod/mini';

/** Where a device is in a scope's log: `epoch.seq.mid.time` of the last row it has (S16). */
export const cursorSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}\.\d{1,15}\.[A-Za-z0-9_+.-]{1,80}$/));

/** The epoch and the sequence that a cursor names. */
export function cursorPlace(cursor: string): { epoch: string; seq: number } {
  const [epoch = '', seq = ''] = cursor.split('.');
  return { epoch, seq: Number(seq) };
}
