import type { TakenOut } from '../../domain/publication/queue.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { content } from './content.ts';

/** That something was taken out, when and why, and nothing of what it was: the desk was told to forget that. */
export function goneLabel({ at, reason, version }: TakenOut): string {
  const { project, request, why } = content.takenOut;
  return (version > 0 ? project : request)(formatDate(at.slice(0, 10)), why[reason]);
}
