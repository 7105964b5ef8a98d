import { findIdentifier } from '../../domain/identifiers/stop.ts';
import type { PersonHere } from '../../store/people-here.ts';
import type { FieldError } from '../../ui/forms/error-summary.tsx';
import { content } from './content.ts';

export const NAME_ID = 'name-here';
const MOST = 40;

/** What is wrong with a name that everybody at this computer will read. */
export function nameErrors(name: string, people: readonly PersonHere[]): FieldError[] {
  const words = content.anew;
  const is = (message: string): FieldError[] => [{ id: NAME_ID, message }];
  const short = name.trim();
  if (short === '') return is(words.nameEmpty);
  if ([...short].length > MOST) return is(words.nameLong);
  if (findIdentifier(short) !== undefined) return is(words.nameIdentifier);
  const taken = people.some((person) => person.name.toLowerCase() === short.toLowerCase());
  return taken ? is(words.nameTaken) : [];
}
