import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { redactPayloadSchema } from '../../src/protocol/mutation.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from '../store/model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, testVault } from '../store/test-vault.ts';
import { twoSides } from './two-sides.ts';
import { button, field, openWriter } from './writer.tsx';

async function exchange(vault: Vault, server: ModelServer, person = 'device-a') {
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), person));
  const { row } = await readWorkingCopy(vault, SCOPE);
  await applyPage(vault, server.pull(row?.cursor ?? null));
}

/** A project whose aim was written three times: by this person, by Ana, and by this person again, which is not sent. */
async function threeValues(role: 'lead' | 'member' = 'lead') {
  const writer = openWriter();
  const server = new ModelServer(SCOPE);
  const { vault } = writer;
  await followScope(vault, SCOPE, role, true);
  await save(vault, [change('title', 'Quieter nights'), change('aimHowMuch', 'by half in May')]);
  await exchange(vault, server);
  const other = testVault('device-b');
  await followScope(other, SCOPE, 'member', true);
  await applyPage(other, server.pull(null));
  await saveOne(other, change('name', 'Ana Lima', { record: 'person-b', kind: 'team-member' }));
  await saveOne(other, change('aimHowMuch', 'by a third in May'));
  await exchange(other, server, 'person-b');
  await exchange(vault, server);
  await vault.db.scopes.update(SCOPE, { role });
  await saveOne(vault, change('aimHowMuch', 'by a third in June'));
  return { ...writer, server };
}

const texts = async () =>
  (await screen.findAllByText((_, node) => node?.matches('.d-history__entry') ?? false)).map(
    (node) => node.textContent ?? '',
  );

describe('the history of a field', () => {
  it('[S22] is one tap from a field that has more than one value, and marks what came and went', async () => {
    const { open } = await threeValues();
    open('/work/p1/aim');
    await userEvent.click(await screen.findByRole('link', { name: 'History: By how much' }));
    expect(screen.queryByRole('link', { name: 'History: By when' })).toBeNull();
    await screen.findByRole('heading', { level: 1, name: 'History: By how much' });
    const [first = '', second = '', third = ''] = await texts();
    expect(first).toMatch(/^You, on this device, .*Stands now.*Not sent yet.*\[removed: {2}May\].*\[added: {2}June\]/);
    expect(second).toMatch(/^Ana Lima, .*by.*\[removed: {2}half\].*\[added: {2}a third\].*in May/);
    expect(third).toMatch(/^You, on this device, .*by half in May/);
  });

  it('[S22] brings a value back as a new one, and loses none', async () => {
    const { open, vault, server } = await threeValues();
    open('/work/p1/history/p1/aimHowMuch');
    const all = await screen.findAllByRole('button', { name: /^Bring this back/ });
    expect(all).toHaveLength(2);
    await userEvent.click(all[1] as HTMLElement);
    const note = await screen.findByText(/^Brought back\. It stands there now/);
    expect(document.activeElement).toBe(note);
    expect(await shownIn(vault, 'aimHowMuch')).toBe('by half in May');
    await exchange(vault, server);
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['by half in May']);
    await waitFor(async () => expect(await texts()).toHaveLength(4));
    expect((await texts()).join(' ')).toContain('June');
  });

  it('[S20] says which change settled a conflict, and does not offer what stands there already', async () => {
    const { open, vault, server, other } = await twoSides('aimHowMuch', 'by half', 'by a third');
    await exchange(other, server, 'person-b');
    const page = open('/work/p1/aim');
    await userEvent.click(await button(/^Keep theirs/));
    await screen.findByText(/^Kept: /);
    page.close();
    const notSent = open('/work/p1/history/p1/aimHowMuch');
    expect((await texts())[0]).toMatch(/Stands now.*Settled a choice between answers.*Not sent yet/);
    expect(screen.getAllByRole('button', { name: /^Bring this back/ })).toHaveLength(1);
    notSent.close();
    await exchange(vault, server);
    open('/work/p1/history/p1/aimHowMuch');
    const [first = '', ...older] = await texts();
    expect(first).toMatch(/Settled a choice between answers.*a third/);
    expect(older.join()).not.toContain('Settled');
  });

  it('[S23] offers a member to take out what they wrote, and the lead anything', async () => {
    const member = await threeValues('member');
    const page = member.open('/work/p1/history/p1/aimHowMuch');
    await texts();
    expect(screen.getAllByRole('link', { name: /^Take this out for good: / })).toHaveLength(2);
    page.close();
    const lead = await threeValues('lead');
    lead.open('/work/p1/history/p1/aimHowMuch');
    await texts();
    expect(screen.getAllByRole('link', { name: /^Take this out for good: / })).toHaveLength(3);
  });
});

describe('"What changed lately"', () => {
  it('[S22] tells what was removed, and brings it back', async () => {
    const { open, vault, server } = await threeValues();
    const point = { record: 'd1', kind: 'data-point' };
    await save(vault, [change('on', '2026-01-05', point), change('value', 12, point)]);
    await exchange(vault, server);
    await save(vault, [removal(await readWorkingCopy(vault, SCOPE), 'd1', 'data-point')]);
    open('/work/p1');
    await userEvent.click(await screen.findByRole('link', { name: 'What changed lately' }));
    await screen.findByRole('heading', { level: 2, name: 'Reading of 5 January 2026 was removed' });
    await userEvent.click(await button('Bring it back: Reading of 5 January 2026'));
    await screen.findByText('Reading of 5 January 2026 is there again.');
    await waitFor(async () => expect(await shownIn(vault, 'value', 'd1')).toBe(12));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Bring it back/ })).toBeNull());
    await userEvent.click((await screen.findAllByRole('link', { name: /By how much/ }))[0] as HTMLElement);
    await screen.findByRole('heading', { level: 1, name: 'History: By how much' });
  });

  it('[S22] names a removed cycle by its idea', async () => {
    const { open, vault, server } = await threeValues();
    const cycle = { record: 'c1', kind: 'pdsa-cycle' };
    await saveOne(vault, change('changeIdea', 'Lights down at 10pm', cycle));
    await exchange(vault, server);
    await save(vault, [removal(await readWorkingCopy(vault, SCOPE), 'c1', 'pdsa-cycle')]);
    open('/work/p1/history');
    await screen.findByRole('heading', { level: 2, name: 'PDSA cycle “Lights down at 10pm” was removed' });
  });
});

describe('"Take this out for good"', () => {
  it('[S23] finds the same words in other texts, asks why and whether one is sure, and takes them out', async () => {
    const { open, vault, server } = await threeValues();
    open('/work/p1/history/p1/aimHowMuch');
    await texts();
    await userEvent.click(screen.getAllByRole('link', { name: /^Take this out for good: / })[2] as HTMLElement);
    await screen.findByRole('heading', { level: 1, name: 'Take this out for good' });
    const ticked = () => screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked);
    expect(ticked()).toEqual([false, false, true]);
    await userEvent.type(await field('Which words must go?'), 'in may');
    expect(ticked()).toEqual([false, true, true]);
    await userEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
    await userEvent.click(await button('Go on'));
    expect(await screen.findAllByText('Say why it is taken out')).toHaveLength(2);
    await userEvent.click(screen.getByRole('radio', { name: 'It could tell who a patient is' }));
    await userEvent.click(await button('Go on'));
    const sure = await screen.findByRole('heading', { level: 2, name: 'Take out 3 texts for good?' });
    expect(document.activeElement).toBe(sure);
    await userEvent.click(await button('Yes, take it out for good'));
    await screen.findByRole('heading', { level: 1, name: 'Taken out' });
    expect(screen.getByText('1 text had never left this device, and is gone at once.')).toBeDefined();
    expect(screen.getByText(/^2 texts are hidden here now/)).toBeDefined();
    expect(await shownIn(vault, 'aimHowMuch')).toBeUndefined();
    expect(JSON.stringify(await outboxOf(vault))).not.toContain('June');
    const [last] = (await takeBatch(vault, SCOPE, LIMITS)).slice(-1);
    const mids = server.log.filter((row) => row.field === 'aimHowMuch').map(({ mid }) => mid);
    expect(last).toMatchObject({
      op: 'redact',
      record: 'p1',
      field: 'aimHowMuch',
      payload: { reason: 'patient-data' },
    });
    expect(redactPayloadSchema.parse(last?.payload).mids.sort()).toEqual(mids.sort());
  });

  it('[S23] does not offer what somebody else wrote to a member, and says who can take it out', async () => {
    const { open } = await threeValues('member');
    open('/work/p1/history/p1/aimHowMuch');
    await texts();
    await userEvent.click(screen.getAllByRole('link', { name: /^Take this out for good: / })[0] as HTMLElement);
    await userEvent.type(await field('Which words must go?'), 'third');
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    expect(await screen.findByText(/^1 text with the same words was written by somebody else/)).toBeDefined();
  });
});
