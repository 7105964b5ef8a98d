import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { takeBatch } from '../../src/store/outbox.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn } from '../store/test-vault.ts';
import { button, field, openWriter, savedUnder } from './writer.tsx';

async function withProject() {
  const writer = openWriter();
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  return writer;
}

const PLAN = '/work/p1/cycles/c1/plan';
const DO = '/work/p1/cycles/c1/do';

describe('starting', () => {
  it('needs a title and nothing else, and leads to the first cycle', async () => {
    const { open, vault } = openWriter();
    const { address } = open('/record');
    await userEvent.click(await button('Start, and write the plan'));
    expect(await screen.findAllByText('Give your project a title')).toHaveLength(2);
    expect((await field('What is it called?')).getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(await field('What is it called?'), 'Quieter nights');
    await userEvent.click(await button('Start, and write the plan'));
    await field('What will you try?');
    expect(address()).toMatch(/^\/work\/[\w-]{22}\/cycles\/[\w-]{22}\/plan$/);
    const [row] = await vault.db.outbox.toArray();
    expect(row).toMatchObject({ kind: 'project', field: 'title', scope: `project:${row?.record}` });
  });

  it('keeps what was typed over a reload, and takes the words that were searched for', async () => {
    const { open, vault } = openWriter();
    const first = open('/record?title=falls+at+night');
    expect((await field('What is it called?')).value).toBe('falls at night');
    await userEvent.type(await field('What is it called?'), ' on B3');
    await waitFor(async () => expect(await vault.db.settings.get('draft:start-project')).toBeDefined());
    first.close();
    open('/record');
    expect((await field('What is it called?')).value).toBe('falls at night on B3');
  });

  it('lets somebody choose one of their projects', async () => {
    const { open } = await withProject();
    const { address } = open('/record');
    await userEvent.click(await screen.findByRole('link', { name: 'Quieter nights' }));
    await field('What will you try?');
    expect(address()).toMatch(/^\/work\/p1\/cycles\/[\w-]{22}\/plan$/);
  });
});

describe('a field', () => {
  it('says "Saved on this device" after the save, and has its text after a reload', async () => {
    const { open, vault } = await withProject();
    const first = open(PLAN);
    await userEvent.type(await field('What will you try?'), 'Lights down at 10pm');
    await waitFor(async () => expect(await savedUnder('What will you try?')).toBe('Saved on this device'));
    expect(await shownIn(vault, 'changeIdea', 'c1')).toBe('Lights down at 10pm');
    expect(await shownIn(vault, 'order', 'c1')).toBe('a0');
    first.close();
    open(PLAN);
    expect((await field('What will you try?')).value).toBe('Lights down at 10pm');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cycle 1: Lights down at 10pm');
    expect(document.title).toBe('PDSA cycle: Plan – Dandelion');
  });

  it.each([
    ['emoji', '👩🏽‍⚕️ 👨‍👩‍👧 🛏️', '👩🏽‍⚕️ 👨‍👩‍👧 🛏️'],
    ['right to left', 'שקט בלילה — هدوء', 'שקט בלילה — هدوء'],
    ['Word', '“Quiet”\u000b–\u00a0at 10\u2019 \r\n\u0007next', '“Quiet”\n–\u00a0at 10\u2019 \nnext'],
    ['half a pair', 'a\ud83d', 'a\ufffd'],
  ])('keeps pasted text: %s', async (_, typed, kept) => {
    const { open, vault } = await withProject();
    open(PLAN);
    fireEvent.change(await field('What will you try?'), { target: { value: typed } });
    await waitFor(async () => expect(await shownIn(vault, 'changeIdea', 'c1')).toBe(kept));
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.find((mutation) => mutation.field === 'changeIdea')?.payload).toBe(kept);
  });

  it('says loudly that it is not saved, keeps the text, and saves it when that is possible again', async () => {
    const { open, vault } = await withProject();
    open(PLAN);
    await field('What will you try?');
    vault.db.close({ disableAutoOpen: true });
    fireEvent.change(await field('What will you try?'), { target: { value: 'Lights down' } });
    await screen.findByText('Not saved.');
    expect((await field('What will you try?')).value).toBe('Lights down');
    expect(await savedUnder('What will you try?')).toBe('');
    await vault.db.open();
    await userEvent.click(await button('Save again'));
    await waitFor(async () => expect(await savedUnder('What will you try?')).toBe('Saved on this device'));
    expect(await shownIn(vault, 'changeIdea', 'c1')).toBe('Lights down');
  });
});

describe('what may identify a patient', () => {
  it('is pointed out at once, held, told again after a reload, and sent when it is taken out', async () => {
    const { open, vault } = await withProject();
    const first = open(DO);
    await userEvent.type(await field('What happened?'), 'Bed 4, 943 476 5919, slept');
    expect(await screen.findByText(/^This may tell who a patient is\. It is not sent/)).toBeDefined();
    await waitFor(async () => expect(await savedUnder('What happened?')).toMatch(/^Needs you/));
    const fields = async () => (await takeBatch(vault, SCOPE, LIMITS)).map((mutation) => mutation.field);
    expect(await fields()).not.toContain('happened');
    first.close();
    open(DO);
    expect((await field('What happened?')).value).toBe('Bed 4, 943 476 5919, slept');
    expect(await screen.findByText(/^This may tell who a patient is/)).toBeDefined();
    expect(await screen.findByText(/1 change needs you/)).toBeDefined();
    await userEvent.clear(await field('What happened?'));
    await userEvent.type(await field('What happened?'), 'Bed 4 slept');
    await waitFor(async () => expect(await savedUnder('What happened?')).toBe('Saved on this device'));
    expect(screen.queryByText(/^This may tell who a patient is/)).toBeNull();
    expect(await fields()).toContain('happened');
  });

  it('is pointed out in a role of the team, which can be taken out', async () => {
    const { open, vault } = await withProject();
    open('/work/p1/team');
    await userEvent.type(await field('Who takes part?'), 'Nurse of 9434765919{Enter}');
    await userEvent.type(await field('Who takes part?'), 'Porter{Enter}');
    await screen.findByText('“Nurse of 9434765919”');
    await waitFor(async () => expect(await shownIn(vault, 'teamRoles')).toEqual(['Porter']));
    await userEvent.click(await button(/^Take it out/));
    await waitFor(() => expect(screen.queryByText('“Nurse of 9434765919”')).toBeNull());
  });
});

describe('a bad date', () => {
  it('is told on "Continue", in the same words twice; what stands there stays, and the message is there after a reload', async () => {
    const { open } = await withProject();
    const first = open(DO);
    await userEvent.type(await field('When did you start?'), '31/2/2018');
    await userEvent.tab();
    await waitFor(async () => expect(await savedUnder('When did you start?')).toMatch(/^Needs you/));
    expect(screen.queryByText(/no such day/)).toBeNull();
    await userEvent.click(await button('Continue to Study'));
    expect(await screen.findAllByText('There is no such day. Check the day and the month')).toHaveLength(2);
    expect(document.title).toMatch(/^Error: /);
    expect(document.activeElement?.textContent).toContain('There is a problem');
    expect((await field('When did you start?')).value).toBe('31/2/2018');
    first.close();
    const second = open(DO);
    expect((await field('When did you start?')).value).toBe('31/2/2018');
    expect(await screen.findAllByText(/no such day/)).toHaveLength(1);
    await userEvent.clear(await field('When did you start?'));
    await userEvent.type(await field('When did you start?'), '6 Aug 18');
    expect(await screen.findByText('This is 6 August 2018')).toBeDefined();
    await userEvent.click(await button('Continue to Study'));
    await screen.findByRole('group', { name: 'Was it as you predicted?' });
    expect(second.address()).toBe('/work/p1/cycles/c1/study');
  });

  it('never keeps anybody from leaving', async () => {
    const { open } = await withProject();
    const { address } = open(DO);
    await userEvent.type(await field('When did you start?'), '31/2/2018');
    await userEvent.click(await screen.findByRole('link', { name: 'Leave for now' }));
    await screen.findByRole('heading', { level: 1, name: 'Quieter nights' });
    await userEvent.click(await screen.findByRole('link', { name: 'Mend it' }));
    await field('When did you start?');
    expect(address()).toBe('/work/p1/cycles/c1/do#startedOn');
    await waitFor(async () => expect(document.activeElement).toBe(await field('When did you start?')));
  });
});

describe('a cycle', () => {
  it('needs only what will be tried, shows the prediction beside what happened, and is followed by the next', async () => {
    const { open, vault } = await withProject();
    const { address } = open(PLAN);
    await userEvent.click(await button('Continue to Do'));
    expect(await screen.findAllByText('Say what you will try. A few words are enough')).toHaveLength(2);
    await userEvent.type(await field('What will you try?'), 'Lights down');
    await userEvent.type(await field('What do you think will happen?'), 'Half sleep better');
    await userEvent.click(await button('Continue to Do'));
    expect((await screen.findByText('Half sleep better')).tagName).toBe('BLOCKQUOTE');
    await userEvent.type(await field('What happened?'), 'Six of nine did');
    await userEvent.click(await button('Continue to Study'));
    expect(await screen.findByText('Six of nine did')).toBeDefined();
    expect(screen.getByText('Half sleep better')).toBeDefined();
    await userEvent.click(await button('Continue to Act'));
    await userEvent.click(await screen.findByRole('radio', { name: 'Adapt' }));
    await userEvent.click(await button('Start the next cycle'));
    await screen.findByRole('heading', { level: 1, name: 'Cycle 2: Lights down' });
    const next = /cycles\/([\w-]+)\/plan/.exec(address())?.[1] ?? '';
    expect(await shownIn(vault, 'follows', next)).toBe('c1');
    expect(await shownIn(vault, 'order', next)).toBe('a1');
    expect(await shownIn(vault, 'act', 'c1')).toBe('adapt');
    expect((await field('What do you think will happen?')).value).toBe('');
  });
});
