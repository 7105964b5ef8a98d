import { describe, expect, it } from 'vitest';
import {
  addPeople,
  dropLock,
  dropPerson,
  editPerson,
  newTurn,
  PEOPLE_KEY,
  readPeople,
} from '../../src/store/people-here.ts';
import { quickLock } from './lock-of.ts';
import { testVault } from './test-vault.ts';
import { textStorage } from './text-storage.ts';

const { random } = testVault();

describe('[S13] who works here', () => {
  it('is nobody’s business while one person works here without a PIN', () => {
    const storage = textStorage();
    expect(readPeople(storage).people).toEqual([]);
    newTurn(storage, random);
    expect(storage.length).toBe(0);
  });

  it('gives everybody a vault of their own; the first keeps the one that is there', () => {
    const storage = textStorage();
    const both = addPeople(storage, [{ name: 'Ana', database: 'dandelion-vault' }, { name: 'Ben' }], random);
    expect(readPeople(storage).people).toEqual(both);
    const ben = both[1];
    expect(ben?.database).toBe(`dandelion-vault-${ben?.id}`);
  });

  it('is forgotten with the last one who has anything to hide or to tell apart', async () => {
    const storage = textStorage();
    const { lock } = await quickLock({ random });
    const first = { name: 'Ana', database: 'dandelion-vault', lock };
    const [ana, ben] = addPeople(storage, [first, { name: 'Ben' }], random);
    if (ana === undefined || ben === undefined) throw new Error('nobody was added');
    editPerson(storage, ben.id, (person) => ({ ...person, unsent: 3 }));
    const turn = newTurn(storage, random);
    expect(newTurn(storage, random)).not.toBe(turn);
    expect(readPeople(storage)).toMatchObject({
      turn: expect.any(String),
      people: [{ name: 'Ana' }, { name: 'Ben', unsent: 3 }],
    });
    dropPerson(storage, ben.id);
    expect(readPeople(storage).people).toHaveLength(1);
    dropLock(storage, ana.id);
    expect(storage.getItem(PEOPLE_KEY)).toBeNull();
  });

  it('is nobody where what stands there cannot be read', () => {
    const storage = textStorage();
    storage.setItem(PEOPLE_KEY, '{"version":1,"people":[{}]}');
    expect(readPeople(storage).people).toEqual([]);
  });
});
