import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { removal } from '../../src/store/removal.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from '../store/model-server.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, testVault } from '../store/test-vault.ts';
import { button, field, openWriter } from './writer.tsx';

async function exchange(vault: Vault, server: ModelServer, person: string) {
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), person));
  const { row } = await readWorkingCopy(vault, SCOPE);
  await applyPage(vault, server.pull(row?.cursor ?? null));
}

/** Two devices that have written the same field without knowledge of each other; the first has pulled both. */
async function twoSides(name: string, mine: unknown, theirs: unknown) {
  const writer = openWriter();
  const server = new ModelServer(SCOPE);
  const other = testVault('device-b');
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  await exchange(writer.vault, server, 'device-a');
  await followScope(other, SCOPE, 'member', true);
  await saveOne(other, change('name', 'Ana Lima', { record: 'person-b', kind: 'team-member' }));
  await saveOne(other, change(name, theirs));
  await saveOne(writer.vault, change(name, mine));
  await exchange(other, server, 'person-b');
  await exchange(writer.vault, server, 'device-a');
  return { ...writer, server };
}

const conflictBox = async (name: string) => within(await screen.findByRole('region', { name }));

describe('a conflict', () => {
  it('stands at its field with both values and who wrote them, and one of them is kept', async () => {
    const { open, vault, server } = await twoSides('aimHowMuch', 'by half', 'by a third');
    open('/work/p1/aim');
    const box = await conflictBox('Two people changed “By how much”');
    const sides = box.getAllByRole('listitem').map((side) => side.textContent ?? '');
    expect(sides[0]).toMatch(/^Ana Lima, .*by \[only here: {2}a third\]/);
    expect(sides[1]).toMatch(/^You, .*by \[only here: {2}half\]/);
    expect((await field('By how much?')).value).toBe('by a third');
    expect(box.queryByRole('button', { name: /^Keep both/ })).toBeNull();
    expect(box.getByRole('button', { name: /^Keep theirs: Ana Lima, / })).toBeDefined();
    await userEvent.click(box.getByRole('button', { name: /^Keep mine: You, / }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /Two people/ })).toBeNull());
    const note = screen.getByText(/^Kept: You, .*The other stays in the history\.$/);
    expect(note.getAttribute('role')).toBe('status');
    expect(document.activeElement).toBe(note);
    await waitFor(async () => expect((await field('By how much?')).value).toBe('by half'));
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['by half']);
  });

  it('of long texts can be settled with both, one under the other', async () => {
    const { open, vault, server } = await twoSides('problem', 'Noise from the corridor.', 'Light from the corridor.');
    open('/work/p1/problem');
    await userEvent.click(await button('Keep both, one under the other'));
    const both = 'Light from the corridor.\n\nNoise from the corridor.';
    await waitFor(async () => expect((await field('What is the problem?')).value).toBe(both));
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'problem')).toEqual([both]);
  });

  it('[S20] is settled by something new, for which both sides can be copied', async () => {
    const { open, vault, server } = await twoSides('problem', 'Noise from the corridor.', 'Light from the corridor.');
    const page = open('/work/p1/problem');
    await userEvent.click(await button('Write it new'));
    const box = await field('What should stand here instead?');
    expect(document.activeElement).toBe(box);
    await userEvent.click(await button('Keep what I wrote'));
    expect(await screen.findByText('Write something, or keep one of those above')).toBeDefined();
    await userEvent.click(await button(/^Copy this into the new text: Ana Lima/));
    await userEvent.type(box, ' And noise.');
    await page.autosave.flush();
    page.close();
    open('/work/p1/problem');
    await waitFor(async () => expect((await field('What should stand here instead?')).value).toMatch(/noise/));
    expect((await field('What should stand here instead?')).value).toBe('Light from the corridor. And noise.');
    await userEvent.click(await button('Keep what I wrote'));
    await screen.findByText('Kept: what you wrote. The others stay in the history.');
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'problem')).toEqual(['Light from the corridor. And noise.']);
  });

  it('[S20] between more than two shows all of them, and keeps one', async () => {
    const { open, vault, server } = await twoSides('aimHowMuch', 'by half', 'by a third');
    const third = testVault('device-c');
    await followScope(third, SCOPE, 'member', true);
    await saveOne(third, change('aimHowMuch', 'by two'));
    await exchange(third, server, 'person-c');
    await exchange(vault, server, 'device-a');
    const list = open('/work/p1');
    expect(await screen.findByText('3 answers stand here. All are kept until you choose.')).toBeDefined();
    list.close();
    open('/work/p1/aim');
    const box = await conflictBox('There are 3 answers to “By how much”');
    expect(box.getAllByRole('listitem')).toHaveLength(3);
    const who = box.getAllByRole('article').map((side) => side.getAttribute('aria-labelledby') ?? '');
    expect(who.map((id) => document.getElementById(id)?.textContent?.slice(0, 2))).toEqual(['1.', '2.', '3.']);
    await userEvent.click(box.getByRole('button', { name: /^Keep this one: \d\. Somebody in your team, / }));
    await screen.findByText(/^Kept: \d\. Somebody in your team, .*\. The others stay in the history\.$/);
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['by two']);
  });

  it('[S20] of a choice, a date and an organisation is settled in the same way', async () => {
    const values = [
      ['outcome', 'improved', 'mixed', 'Mixed', '/work/p1/learning'],
      ['aimByWhen', '2026-05', '2026-06-01', '1 June 2026', '/work/p1/aim'],
      ['organisation', { name: 'Ward B3' }, { name: 'Ward B4' }, 'Ward B4', '/work/p1/details'],
    ] as const;
    for (const [name, mine, theirs, shown, path] of values) {
      const { open, vault, server } = await twoSides(name, mine, theirs);
      const { close } = open(path);
      const box = within(await screen.findByRole('region', { name: /^Two people changed/ }));
      const side = within(box.getByRole('article', { name: /^Ana Lima/ }));
      const text = side.getByText((_, node) => node?.className === 'd-prose').textContent ?? '';
      expect(
        text
          .replace(/\[only here: |\]/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ).toBe(shown);
      await userEvent.click(box.getByRole('button', { name: /^Keep theirs/ }));
      await screen.findByText(/^Kept: Ana Lima/);
      await exchange(vault, server, 'device-a');
      expect(server.headsOf('p1', name)).toEqual([theirs]);
      close();
    }
  });

  it('is told on the project, which cannot be published before it is settled', async () => {
    const { open } = await twoSides('aimHowMuch', 'by half', 'by a third');
    const list = open('/work/p1');
    expect(await screen.findByText('Two people changed this. Both are kept until you choose.')).toBeDefined();
    const choose = await screen.findByRole('link', { name: 'Choose' });
    expect(choose.getAttribute('href')).toBe('/work/p1/aim#aimHowMuch');
    expect(await screen.findByText(/1 change needs you/)).toBeDefined();
    list.close();
    open('/work/p1/publish');
    expect(await screen.findByText('Something needs you first')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Ask to publish' })).toBeNull();
  });

  it('of a reading that was removed while it was changed: it is kept or removed', async () => {
    const writer = openWriter();
    const { vault, open } = writer;
    const server = new ModelServer(SCOPE);
    const point = { record: 'd1', kind: 'data-point' };
    await saveOne(vault, change('on', '2026-01-05', point));
    await exchange(vault, server, 'device-a');
    const heads = [{ versions: ['x1'], value: 'kept', person: 'person-b', madeAt: '2026-01-05T09:00:00Z' }];
    const row = { ...{ seq: 2, mid: 'x1', record: 'd1', kind: 'data-point', field: '*', op: 'delete' as const } };
    const about = { by: 'b', person: 'person-b', madeAt: '2026-01-05T09:00:00Z', receivedAt: '2026-01-05T09:00:00Z' };
    const page = { scope: SCOPE, role: 'lead' as const, reset: false, next: 'e1.2.x1', upToDate: true };
    const rows = [{ ...row, ...about, status: 'conflict' as const, payload: { seen: 0 }, after: { heads } }];
    await applyPage(vault, { ...page, rows });
    const list = open('/work/p1');
    const told = await conflictBox('Somebody removed “Reading of 5 January 2026” while it was being changed');
    expect(await told.findByText(/^Removed by: Somebody in your team, /)).toBeDefined();
    expect(await told.findByText(/^Changed by: You, .* – Reading of 5 January 2026: Date$/)).toBeDefined();
    list.close();
    await saveOne(vault, change('measure', 'm1', point));
    open('/work/p1/measures/m1');
    const box = await conflictBox('Somebody removed “Reading of 5 January 2026” while it was being changed');
    await userEvent.click(box.getByRole('button', { name: /Remove it/ }));
    await waitFor(async () => expect(await shownIn(vault, 'on', 'd1')).toBeUndefined());
    const [last] = (await takeBatch(vault, SCOPE, LIMITS)).slice(-1);
    expect(last).toMatchObject({ field: '*', op: 'delete', payload: { seen: 2 } });
    expect(removal(await readWorkingCopy(vault, SCOPE), 'd1', 'data-point').payload).toEqual({
      seen: 2,
      cursor: 'e1.2.x1',
      own: expect.arrayContaining([last?.mid]),
    });
  });
});

describe('a field in hand', () => {
  it('[S19] never replaces what came in unseen while it was typed in', async () => {
    const writer = openWriter();
    const { vault, open } = writer;
    const server = new ModelServer(SCOPE);
    const other = testVault('device-b');
    await saveOne(vault, change('aimHowMuch', 'by half'));
    await exchange(vault, server, 'device-a');
    open('/work/p1/aim');
    await userEvent.type(await field('By how much?'), ' in May');
    await waitFor(async () => expect(await shownIn(vault, 'aimHowMuch')).toBe('by half in May'));
    await exchange(vault, server, 'device-a');

    await followScope(other, SCOPE, 'member', true);
    await applyPage(other, server.pull(null));
    await saveOne(other, change('aimHowMuch', 'by a third'));
    await exchange(other, server, 'person-b');
    await exchange(vault, server, 'device-a');
    expect((await field('By how much?')).value).toBe('by half in May');

    await userEvent.type(await field('By how much?'), '!');
    await waitFor(async () => expect(await shownIn(vault, 'aimHowMuch')).toBe('by half in May!'));
    await exchange(vault, server, 'device-a');
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['by a third', 'by half in May!']);
    await conflictBox('Two people changed “By how much”');
  });
});
