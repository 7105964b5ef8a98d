import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { readDrafts } from '../../src/store/drafts.ts';
import { takeOut } from '../../src/store/redact.ts';
import { change, saveOne } from '../store/test-vault.ts';
import { exchange, twoSides } from './two-sides.ts';
import { button, field } from './writer.tsx';

const NEW = 'What should stand here instead?';
const OLD = 'You were writing';

/** Somebody writes an answer anew, and a colleague settles the conflict first. */
async function overtaken(path = '/work/p1/problem') {
  const all = await twoSides('problem', 'Noise from the corridor.', 'Light from the corridor.');
  const page = all.open(path);
  await userEvent.click(await button('Write it new'));
  await userEvent.type(await field(NEW), 'Both of them');
  await exchange(all.other, all.server, 'person-b');
  const settle = (payload: string) =>
    saveOne(all.other, change('problem', payload, { settles: true })).then(() =>
      exchange(all.other, all.server, 'person-b'),
    );
  return { ...all, page, settle };
}

describe('[S20] what somebody writes while a colleague settles the conflict', () => {
  it('stays under their hands, and is kept on top of what stands', async () => {
    const { vault, server, settle } = await overtaken();
    await settle('Light.');
    await exchange(vault, server, 'device-a');
    const box = await field(OLD);
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe('Both of them');
    await screen.findByText(/^Somebody settled this meanwhile\. What you were writing/);
    await userEvent.keyboard(', at night');
    await userEvent.click(await button('Keep what I wrote'));
    const note = await screen.findByText('Kept: what you wrote. What stood here before stays in the history.');
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect(screen.queryByRole('textbox', { name: OLD })).toBeNull();
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'problem')).toEqual(['Both of them, at night']);
  });

  it('is there after a reload, and said as what is not saved yet', async () => {
    const { vault, server, settle, page, open } = await overtaken();
    await page.autosave.flush();
    page.close();
    await settle('Light.');
    await exchange(vault, server, 'device-a');
    const work = open('/where-is-my-work');
    const list = within(await screen.findByRole('region', { name: 'Begun, and not saved yet: 1' }));
    expect(list.getByText('Both of them')).toBeDefined();
    expect(list.getByRole('link', { name: 'Go on with it' }).getAttribute('href')).toBe('/work/p1/problem#problem');
    work.close();
    open('/work/p1/problem');
    expect((await field(OLD)).value).toBe('Both of them');
  });

  it('is given up only when asked, and comes back', async () => {
    const { vault, server, settle } = await overtaken();
    await settle('Light.');
    await exchange(vault, server, 'device-a');
    await field(OLD);
    await userEvent.click(await button('Give it up'));
    await userEvent.click(await button('Yes, give it up'));
    const note = await screen.findByText('Given up: what you were writing.');
    await waitFor(() => expect(document.activeElement).toBe(note));
    expect(await readDrafts(vault)).toEqual({});
    await userEvent.click(await button('Undo'));
    await waitFor(async () => expect(document.activeElement).toBe(await field(OLD)));
    expect((await field(OLD)).value).toBe('Both of them');
  });

  it('is given up on “Where is my work?”, and comes back', async () => {
    const { vault, page, open } = await overtaken();
    await page.autosave.flush();
    page.close();
    open('/where-is-my-work');
    await userEvent.click(await button(/^Give it up/));
    await userEvent.click(await button(/^Yes, give it up/));
    await screen.findByText(/^Given up: /);
    await waitFor(async () => expect(await readDrafts(vault)).toEqual({}));
    await userEvent.click(await button(/^Undo/));
    expect(await screen.findByText('Both of them')).toBeDefined();
  });

  it('[S20] is never filled in where the same field has another conflict', async () => {
    const { vault, server, settle, page, open, other } = await overtaken();
    await page.autosave.flush();
    page.close();
    await settle('Light.');
    await exchange(vault, server, 'device-a');
    await saveOne(other, change('problem', 'Too bright.'));
    await saveOne(vault, change('problem', 'Too loud.'));
    await exchange(other, server, 'person-b');
    await exchange(vault, server, 'device-a');
    open('/work/p1/problem');
    expect((await field(OLD)).value).toBe('Both of them');
    expect(screen.queryByRole('button', { name: 'Keep what I wrote' })).toBeNull();
    await screen.findByText('What you were writing was for an earlier choice, and is not in the project.');
    await userEvent.click(await button('Use this for the new choice'));
    expect((await field(NEW)).value).toBe('Both of them');
    await userEvent.click(await button('Keep what I wrote'));
    await screen.findByText('Kept: what you wrote. The others stay in the history.');
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'problem')).toEqual(['Both of them']);
  });

  it('[S23] asks where something that it was written against was taken out for good', async () => {
    const { vault, server, settle, page, open } = await overtaken();
    await page.autosave.flush();
    page.close();
    const mine = await vault.db.outbox.filter((row) => row.field === 'problem').last();
    await settle('Light.');
    await exchange(vault, server, 'device-a');
    const place = { scope: 'project:p1', record: 'p1', kind: 'project', field: 'problem' };
    await takeOut(vault, { ...place, mids: [mine?.mid ?? ''], reason: 'patient-data' });
    open('/work/p1/problem');
    await field(OLD);
    await screen.findByText(/was taken out for good: It could tell who a patient is\. Look whether it stands in your/);
  });

  it('points out an NHS number while it is typed', async () => {
    await overtaken();
    await userEvent.type(await field(NEW), ' 999 000 0018');
    await screen.findByText(/^This may tell who a patient is/);
  });
});

describe('[S20] a conflict that a colleague settles', () => {
  it('says so, and takes the focus that would be lost with its buttons', async () => {
    const { open, vault, server, other } = await twoSides('problem', 'Noise.', 'Light.');
    open('/work/p1/problem');
    (await button(/^Keep mine/)).focus();
    await exchange(other, server, 'person-b');
    await saveOne(other, change('problem', 'Light.', { settles: true }));
    await exchange(other, server, 'person-b');
    await exchange(vault, server, 'device-a');
    const note = await screen.findByText('This was settled meanwhile. What was chosen stands in the field.');
    await waitFor(() => expect(document.activeElement).toBe(note));
  });
});
