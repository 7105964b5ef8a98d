import type * as z from 'zod/mini';

/**
 * The first thing that does not fit, as one sentence: which field, and what would be right. It never repeats the value.
 *
 * @param whole what to call the value itself, where no field of it can be named
 */
export function sentenceOf(error: z.core.$ZodError, whole: string): string {
  const issue = error.issues[0];
  if (issue === undefined) return `${whole}: does not fit.`;
  const place = issue.path.map(String).join('.');
  const message = reasonOf(issue);
  return message.startsWith(whole) ? `${message}.` : `${place === '' ? whole : place}: ${message}.`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  // A schema that has words of its own knows best.
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'nonoptional' ? 'is missing' : `must be of the type ${issue.expected}`;
    case 'too_big':
      return `is too much; at most ${issue.maximum}`;
    case 'too_small':
      return `is too little; at least ${issue.minimum}`;
    case 'invalid_value':
      return `must be one of ${issue.values.slice(0, 12).map(String).filter(Boolean).join(', ')}`;
    case 'invalid_union':
      return 'does not fit any of its forms';
    default:
      return 'does not have the right form';
  }
}
