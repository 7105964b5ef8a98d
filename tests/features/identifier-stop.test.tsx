import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { SeenWords } from '../../src/domain/identifiers/mended.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ReasonForm } from '../../src/ui/identifiers/reason-form.tsx';
import { change, LIMITS, SCOPE, saveOne } from '../store/test-vault.ts';
import { button, field, openWriter, savedUnder } from './writer.tsx';

const PROBLEM = '/work/p1/problem';
const LABEL = 'What is the problem?';

async function withProblem(text: string) {
  const writer = openWriter();
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  const page = writer.open(PROBLEM);
  await userEvent.type(await field(LABEL), text);
  const batch = async () =>
    (await takeBatch(writer.vault, SCOPE, LIMITS)).filter(({ field: name }) => name === 'problem');
  return { ...writer, page, batch };
}

describe('[S31] what may tell who a patient is', () => {
  it('is told in its very words with what made it suspect, mended by one tap, undone by another', async () => {
    const { batch } = await withProblem('Mrs Adeyemi fell twice');
    const seen = await screen.findByRole('region', { name: 'Mrs Adeyemi' });
    expect(seen.querySelector('mark')?.textContent).toBe('Mrs Adeyemi');
    expect(seen.textContent).toContain('This looks like the name of a patient or a relative.');
    expect(seen.textContent).toContain('a title like Mrs or Mr stands before it');
    await waitFor(async () => expect(await savedUnder(LABEL)).toMatch(/^Needs you/));
    expect(await batch()).toEqual([]);

    await userEvent.click(await button(/^Change it to “The patient”/));
    expect((await field(LABEL)).value).toBe('The patient fell twice');
    await userEvent.click(await button('Undo'));
    expect((await field(LABEL)).value).toBe('Mrs Adeyemi fell twice');
    await userEvent.click(await button(/^Change it to “The patient”/));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Mrs Adeyemi' })).toBeNull());
    await waitFor(async () => expect(await savedUnder(LABEL)).toBe('Saved on this device'));
    expect(await batch()).toMatchObject([{ payload: 'The patient fell twice' }]);
  });

  it('stays with a reason, which is shown, goes along, and is not asked for again', async () => {
    const { batch, page, open } = await withProblem('Mrs Adeyemi leads the huddle');
    await userEvent.click(await button(/^It may stand: say why/));
    await userEvent.click(await button('Go on with this reason'));
    expect(await screen.findByText('Choose a reason')).toBeDefined();
    await userEvent.click(await screen.findByLabelText('A member of staff, who knows that they are named'));
    await userEvent.type(await field('In your words'), 'Our ward clerk');
    await userEvent.click(await button('Go on with this reason'));
    expect(
      await screen.findByText(/^“Mrs Adeyemi” stays\. Reason: A member of staff.* – Our ward clerk$/),
    ).toBeDefined();
    await waitFor(async () => expect(await savedUnder(LABEL)).toBe('Saved on this device'));
    const passed = [{ type: 'patient-name', words: 'Mrs Adeyemi', reason: 'staff', note: 'Our ward clerk' }];
    expect(await batch()).toMatchObject([{ payload: 'Mrs Adeyemi leads the huddle', passed }]);
    page.close();
    open(PROBLEM);
    await screen.findByText(/^“Mrs Adeyemi” stays/);
    await userEvent.type(await field(LABEL), ' daily');
    await waitFor(async () => expect(await savedUnder(LABEL)).toBe('Saved on this device'));
    expect((await batch()).at(-1)).toMatchObject({ passed });
  });

  it('an NHS number can be taken out with its label', async () => {
    await withProblem('Call NHS no 943 476 5919 today');
    const seen = await screen.findByRole('region', { name: '943 476 5919' });
    await userEvent.click(within(seen).getByRole('button', { name: /^Take it out/ }));
    expect((await field(LABEL)).value).toBe('Call today');
  });

  it('of figures that pass as an NHS number the desk is asked, and is told none of them', async () => {
    const { vault, batch } = await withProblem('Order 943 476 5919 was late');
    await userEvent.click(await button(/^It is no NHS number: ask the desk/));
    await userEvent.click(await screen.findByLabelText('It is the number of a thing: an order, a study, a machine'));
    await userEvent.click(await button('Ask the desk'));
    expect(await screen.findByText(/^You asked the desk whether “943 476 5919” may stand/)).toBeDefined();
    await waitFor(async () => {
      const question = (await takeBatch(vault, SCOPE, LIMITS)).find(({ kind }) => kind === 'question');
      expect(question?.payload).toMatchObject({
        ...{ reason: 'thing', label: 'The problem', context: 'Order ··· ··· ···· was late' },
      });
      expect(JSON.stringify(question)).not.toMatch(/943|5919/);
    });
    expect(await batch()).toEqual([]);
    await userEvent.type(await field(LABEL), ' by days');
    await waitFor(async () =>
      expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ problem: 'asked' }]),
    );
  });

  it('typing is never waited for: what is told of an older text does not spoil a newer one', async () => {
    await withProblem('Mrs Adeyemi fell');
    await screen.findByRole('region', { name: 'Mrs Adeyemi' });
    await userEvent.type(await field(LABEL), ' and rang Mr Okafor');
    await userEvent.click(await button(/^Change it to “The patient”/));
    expect((await field(LABEL)).value).toBe('The patient fell and rang Mr Okafor');
    expect(await screen.findByRole('region', { name: 'Mr Okafor' })).toBeDefined();
  });
});

it('[S31] a role in the team is mended where it is held', async () => {
  const { open, vault } = openWriter();
  await saveOne(vault, change('title', 'Quieter nights'));
  open('/work/p1/team');
  await userEvent.type(await field('Who takes part?'), 'Daughter of Mrs Adeyemi');
  await userEvent.click(await button('Add'));
  await userEvent.click(await button(/^Change it to “the patient”/));
  await waitFor(async () => {
    const mutations = await takeBatch(vault, SCOPE, LIMITS);
    expect(mutations.map(({ payload }) => payload)).toContain('Daughter of the patient');
  });
});

it('[S31] a reason that may tell who a patient is is not taken', async () => {
  const one: SeenWords = {
    ...{ type: 'phone', why: 'mobile', words: '07700 900456' },
    ...{ text: 'Ring 07700 900456', start: 5, end: 17 },
    mend: { start: 4, end: 17, instead: '' },
  };
  const given: unknown[] = [];
  const identifies = (note: string) => note.includes('Mrs');
  render(
    <ReasonForm id="x" one={one} identifies={identifies} onPass={(pass) => given.push(pass)} onLeave={() => {}} />,
  );
  await userEvent.click(screen.getByLabelText('Another reason'));
  await userEvent.click(await button('Go on with this reason'));
  expect(screen.getByText('Say in your words why it may stand')).toBeDefined();
  await userEvent.type(await field('In your words (needed)'), 'It is Mrs Pell’s');
  expect(await screen.findByText('This reason may tell who a patient is. Say it without that')).toBeDefined();
  await userEvent.click(await button('Go on with this reason'));
  expect(given).toEqual([]);
});
