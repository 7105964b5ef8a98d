import { describe, expect, it } from 'vitest';
import type { Pass } from '../../src/domain/identifiers/pass.ts';
import { judgeWaiting } from '../../src/store/judge-waiting.ts';
import { finderHere, lateFinder } from '../../src/store/late-finder.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { save } from '../../src/store/save.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { openOutbox, seal, type Vault } from '../../src/store/vault.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const PATIENT = 'Mrs Adeyemi fell twice';
const STAFF: Pass = { type: 'patient-name', words: 'Mrs Adeyemi', reason: 'staff', note: 'Our ward clerk' };

/** A vault whose stop does not come until it is let in. */
function withoutFinder() {
  const gate = { open: false };
  const vault: Vault = {
    ...testVault(),
    finder: lateFinder(async () => {
      if (!gate.open) throw new Error('There is no network');
      return wholeStop;
    }),
  };
  return { vault, letIn: () => Object.assign(gate, { open: true }) };
}

describe('[S31] what may tell who a patient is', () => {
  it.each([
    'MRN K583920 had no chart',
    'She was born on 12/03/1941',
    PATIENT,
    'Taken home to 12 Mere Road, NE56 1DQ',
    'Rang the daughter on 07700 900456',
    'Wrote to margaret.holt42@mail.example',
    'He fell in bed 4, Ward 10, 5 March',
    'Our only deaf patient last month was missed',
  ])('is saved, held and never in a batch: %s', async (text) => {
    const vault = testVault();
    const saved = await saveOne(vault, change('problem', text));
    expect(saved.held).toMatchObject({ problem: 'identifier', message: expect.stringContaining('“') });
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual([]);
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ state: 'held', payload: text }]);
  });

  it('leaves with a reason for just these words, which the mutation carries', async () => {
    const vault = testVault();
    await saveOne(vault, change('problem', PATIENT));
    const saved = await saveOne(vault, change('problem', PATIENT, { passed: [STAFF] }));
    expect(saved.held).toBeUndefined();
    expect(await takeBatch(vault, SCOPE, LIMITS)).toMatchObject([{ payload: PATIENT, passed: [STAFF] }]);
  });

  it('a reason is remembered in its field, and goes only where its words stand', async () => {
    const vault = testVault();
    await saveOne(vault, change('problem', PATIENT, { passed: [STAFF] }));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('problem', `${PATIENT}, and once more`));
    expect((await takeBatch(vault, SCOPE, LIMITS)).at(-1)).toMatchObject({ passed: [STAFF] });
    await saveOne(vault, change('problem', 'Somebody fell'));
    expect((await takeBatch(vault, SCOPE, LIMITS)).at(-1)).not.toHaveProperty('passed');
    expect((await saveOne(vault, change('summary', PATIENT))).held?.problem).toBe('identifier');
  });

  it('a reason for one lets no other through', async () => {
    const vault = testVault();
    const both = change('problem', `${PATIENT}, as did Mr Okafor`, { passed: [STAFF] });
    expect((await saveOne(vault, both)).held?.message).toBe('“Mr Okafor” may tell who a patient is.');
    // Mended, it leaves with the reason that was given for the rest.
    await saveOne(vault, change('problem', `${PATIENT}, as did another`));
    expect(await takeBatch(vault, SCOPE, LIMITS)).toMatchObject([{ passed: [STAFF] }]);
  });

  it('an NHS number is no judgement: a reason alone does not let it leave', async () => {
    const vault = testVault();
    const passed: Pass[] = [{ type: 'nhs-number', words: '943 476 5919', reason: 'thing' }];
    expect((await saveOne(vault, change('problem', 'Order 943 476 5919', { passed }))).held?.problem).toBe(
      'identifier',
    );
  });
});

describe('[S31] what was saved before the stop was here', () => {
  it('counts as saved, is shown, and does not leave, nor what was made after it', async () => {
    const { vault } = withoutFinder();
    const saved = await save(vault, [change('problem', PATIENT), change('title', 'Falls')]);
    expect(saved.map(({ held }) => held)).toEqual([undefined, undefined]);
    expect(await shownIn(vault, 'problem')).toBe(PATIENT);
    expect(await judgeWaiting(vault)).toBe(false);
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual([]);
    expect(await statesOf(vault)).toEqual(['waiting', 'waiting']);
  });

  it('is judged when it comes: held, or let go', async () => {
    const { vault, letIn } = withoutFinder();
    await save(vault, [change('problem', PATIENT), change('title', 'Falls')]);
    letIn();
    expect(await judgeWaiting(vault)).toBe(true);
    expect(await statesOf(vault)).toEqual(['held', 'waiting']);
    expect((await takeBatch(vault, SCOPE, LIMITS)).map(({ field }) => field)).toEqual(['title']);
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ problem: 'identifier', payload: PATIENT }]);
  });

  it('of a field that this app does not know is judged, too, and holds up nothing', async () => {
    const { vault, letIn } = withoutFinder();
    await save(vault, [change('problem', 'Slept well'), change('title', 'Falls')]);
    const [row] = await vault.db.outbox.toArray();
    if (row === undefined) throw new Error('no row');
    const { mutation } = await openOutbox(vault, row);
    const later = { ...mutation, kind: 'later', field: 'mood' };
    await vault.db.outbox.put({ ...row, kind: 'later', field: 'mood', body: await seal(vault, { mutation: later }) });
    letIn();
    expect(await judgeWaiting(vault)).toBe(true);
    expect((await takeBatch(vault, SCOPE, LIMITS)).map(({ field }) => field)).toEqual(['mood', 'title']);
  });

  it('with a reason leaves with it, and without one that nobody needs', async () => {
    const { vault, letIn } = withoutFinder();
    const other = { ...STAFF, words: 'Mr Gone' };
    await saveOne(vault, change('problem', PATIENT, { passed: [STAFF, other] }));
    letIn();
    await judgeWaiting(vault);
    expect((await takeBatch(vault, SCOPE, LIMITS))[0]?.passed).toEqual([STAFF]);
  });

  it('an NHS number is seen without it', async () => {
    const { vault } = withoutFinder();
    expect((await saveOne(vault, change('problem', 'Bed 4, 943 476 5919'))).held?.problem).toBe('identifier');
  });

  it('the title of a project is not put into the marker, which stands in the clear', async () => {
    const { vault } = withoutFinder();
    await saveOne(vault, change('title', PATIENT));
    expect((await takeMark(vault)).unsent?.projects).toEqual(['a project without a title']);
    const judged = { ...vault, finder: finderHere(wholeStop) };
    await judgeWaiting(judged);
    expect((await takeMark(judged)).unsent?.projects).toEqual(['a project without a title']);
    await saveOne(judged, change('title', 'Fewer falls'));
    expect((await takeMark(judged)).unsent?.projects).toEqual(['Fewer falls']);
  });

  it('an edit in the same place is judged anew', async () => {
    const { vault, letIn } = withoutFinder();
    await saveOne(vault, change('problem', 'Somebody fell'));
    letIn();
    await judgeWaiting(vault);
    const late = { ...vault, finder: lateFinder(async () => Promise.reject(new Error('gone'))) };
    await saveOne(late, change('problem', PATIENT));
    expect(await takeBatch(late, SCOPE, LIMITS)).toEqual([]);
  });
});
