import * as z from 'zod/mini';
import { newId, type RandomBytes } from '../domain/id.ts';
import type { TextStorage } from './journal.ts';
import { lockSchema } from './lock/lock.ts';
import { FIRST_VAULT } from './vault-db.ts';

export const IDLE_MINUTES = [1, 5, 15] as const;
const DEFAULT_IDLE_MINUTES = 5;

const personSchema = z.object({
  id: z.string(),
  /** A name or initials that they chose. */
  name: z.string(),
  database: z.string(),
  /** A copy of the vault's lock, where it is behind a PIN. */
  lock: z.optional(lockSchema),
  /** How many changes are not sent: a count, and nothing of what they are. */
  unsent: z.optional(z.number()),
  tries: z.optional(z.object({ wrong: z.number(), at: z.number() })),
  idleMinutes: z._default(z.number(), DEFAULT_IDLE_MINUTES),
  /** They said that they forgot their PIN, and began anew beside. */
  forgotten: z.optional(z.literal(true)),
});

const peopleSchema = z.object({
  version: z.literal(1),
  people: z.array(personSchema),
  /** Names the turn of whoever works here now. It is another after each hand over: a page that slept through one locks when it wakes. */
  turn: z.optional(z.string()),
});

/** Somebody who works in this browser. */
export type PersonHere = z.infer<typeof personSchema>;
type PeopleHere = z.infer<typeof peopleSchema>;

/**
 * Who works in this browser (S13), outside of their vaults and in the clear. It holds no word of anybody's work. Where there is nothing,
 * one person works here, without a PIN.
 */
export const PEOPLE_KEY = 'dandelion-people';

export function readPeople(storage: TextStorage): PeopleHere {
  try {
    const read = z.safeParse(peopleSchema, JSON.parse(storage.getItem(PEOPLE_KEY) ?? 'null'));
    if (read.success) return read.data;
  } catch {
    // What cannot be read is made anew from the vaults.
  }
  return { version: 1, people: [] };
}

/** @throws what a full storage throws: then nothing was changed */
function changePeople(storage: TextStorage, edit: (people: PersonHere[]) => PersonHere[]): void {
  const before = readPeople(storage);
  storage.setItem(PEOPLE_KEY, JSON.stringify({ ...before, people: edit(before.people) }));
}

/** One person alone without a PIN sees none of it: once it is so again, nobody is asked any more. */
function endWhereAlone(storage: TextStorage): void {
  const { people } = readPeople(storage);
  if (people.every(({ database, lock }) => database === FIRST_VAULT && lock === undefined))
    storage.removeItem(PEOPLE_KEY);
}

/** Whether one person without a PIN is left, who is not asked: a first one stands here only until somebody else has come. */
export const isAlone = ([only, ...others]: readonly PersonHere[]): boolean =>
  only !== undefined && others.length === 0 && only.lock === undefined && only.database !== FIRST_VAULT;

export const personHere = (storage: TextStorage, id: string): PersonHere | undefined =>
  readPeople(storage).people.find((person) => person.id === id);

export type NewPerson = Pick<PersonHere, 'name' | 'lock'> & { database?: string };

/** Adds people. Whoever is given no database gets a new one. @throws what a full storage throws: then nobody was added */
export function addPeople(storage: TextStorage, added: readonly NewPerson[], random: RandomBytes): PersonHere[] {
  const people = added.map(({ name, database, lock }): PersonHere => {
    const id = newId(random);
    const own = database ?? `${FIRST_VAULT}-${id}`;
    return { id, name, database: own, idleMinutes: DEFAULT_IDLE_MINUTES, ...(lock !== undefined && { lock }) };
  });
  changePeople(storage, (before) => [...before, ...people]);
  return people;
}

/** They have no PIN any more. */
export function dropLock(storage: TextStorage, id: string): void {
  editPerson(storage, id, ({ lock: _, tries: __, ...person }) => person);
  endWhereAlone(storage);
}

export function editPerson(storage: TextStorage, id: string, edit: (person: PersonHere) => PersonHere): void {
  changePeople(storage, (people) => people.map((person) => (person.id === id ? edit(person) : person)));
}

export function dropPerson(storage: TextStorage, id: string): void {
  changePeople(storage, (people) => people.filter((person) => person.id !== id));
  endWhereAlone(storage);
}

/** Another turn begins: every page of the last one locks. @returns its name */
export function newTurn(storage: TextStorage, random: RandomBytes): string {
  const turn = newId(random);
  const before = readPeople(storage);
  if (before.people.length > 0) storage.setItem(PEOPLE_KEY, JSON.stringify({ ...before, turn }));
  return turn;
}
