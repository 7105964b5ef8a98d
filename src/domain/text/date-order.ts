/**
 * Whether something ends before it starts. Dates of different precision are compared as far as both say: an end in 2024 is not
 * before a start in August 2024.
 *
 * @param started a partial date, or nothing @param ended the same
 */
export function endsBeforeStart(started: unknown, ended: unknown): boolean {
  if (typeof started !== 'string' || typeof ended !== 'string' || started === '' || ended === '') return false;
  const known = Math.min(started.length, ended.length);
  return ended.slice(0, known) < started.slice(0, known);
}
