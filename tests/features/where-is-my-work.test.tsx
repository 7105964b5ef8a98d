import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { bandOf } from '../../src/features/where-is-my-work/band-of.ts';
import { laneOf } from '../../src/store/carried-lane.ts';
import type { StoreHealth } from '../../src/store/keep-open.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { turnAwayScope } from '../../src/store/turned-away.ts';
import { change, LIMITS, SCOPE, saveOne } from '../store/test-vault.ts';
import { button, openWriter } from './writer.tsx';

const CARRIED = { publicKey: 'B'.repeat(87), signature: 's', person: 'person-b', name: 'Ben', title: 'Mouth care' };

describe('"Where is my work?"', () => {
  it('says how much is where, why it is not sent, and what it is', async () => {
    const { open, vault, engine } = openWriter();
    await save(vault, [change('title', 'Quieter nights'), change('worked', 'Dim lights')]);
    const [first] = await takeBatch(vault, SCOPE, { ...LIMITS, count: 1 });
    await applyPushResults(vault, SCOPE, [{ mid: first?.mid ?? '', result: 'applied', seq: 1 }]);
    await save(vault, [change('aimHowMuch', 'by half', {}), change('startedOn', '31/2', { cure: 'No such day' })]);
    await engine.sendNow();
    open('/where-is-my-work');
    expect(await screen.findByRole('heading', { name: 'Needs you: 1' })).toBeDefined();
    expect(screen.getByText('No such day')).toBeDefined();
    expect(screen.getByText('31/2')).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Saved on this device, not sent: 2 changes' })).toBeDefined();
    expect(screen.getByText(/Last try .*: no connection\./)).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Sent: 1 change' })).toBeDefined();
    expect(screen.queryByText(/The server has everything/)).toBeNull();
    const list = within(screen.getByText('What they are').closest('details') ?? document.body);
    expect(list.getByRole('heading', { name: 'Quieter nights' })).toBeDefined();
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['What worked', 'By how much']);
  });

  it('gives a change up only when it is asked twice', async () => {
    const { open, vault } = openWriter();
    await save(vault, [change('title', 'Quieter nights'), change('startedOn', '31/2')]);
    open('/where-is-my-work');
    await userEvent.click(await button(/^Give up this change/));
    expect(document.activeElement?.textContent).toMatch(/^Give this up\?/);
    await userEvent.click(await button(/^No, keep it/));
    expect(document.activeElement).toBe(await button(/^Give up this change/));
    await userEvent.click(await button(/^Give up this change/));
    expect((await vault.db.outbox.toArray()).map((row) => row.state)).toEqual(['waiting', 'held']);
    await userEvent.click(await button(/^Yes, give it up/));
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Needs you/ })).toBeNull());
    expect((await vault.db.outbox.toArray()).map((row) => row.state)).toEqual(['waiting', 'mended']);
  });

  it('takes giving up back', async () => {
    const { open, vault } = openWriter();
    await save(vault, [change('title', 'Quieter nights'), change('startedOn', '31/2')]);
    open('/where-is-my-work');
    await userEvent.click(await button(/^Give up this change/));
    await userEvent.click(await button(/^Yes, give it up/));
    expect(await screen.findByText('Given up: Started')).toBeDefined();
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Needs you/ })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Undo/ })));
    await userEvent.click(await button(/^Undo/));
    expect(await screen.findByRole('heading', { name: 'Needs you: 1' })).toBeDefined();
    expect(await screen.findByText('31/2')).toBeDefined();
    await waitFor(() => expect(screen.queryByText(/^Given up/)).toBeNull());
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Back again: Started'));
  });

  it('[S15] sends again what came back, where that can help', async () => {
    const { open, vault } = openWriter();
    await save(vault, [change('title', 'Quieter nights'), change('worked', '943 476 5919')]);
    const [first] = await takeBatch(vault, SCOPE, LIMITS);
    const parked = {
      mid: first?.mid ?? '',
      result: 'parked',
      problem: 'could-not-apply',
      message: 'Try later.',
    } as const;
    await applyPushResults(vault, SCOPE, [parked]);
    open('/where-is-my-work');
    expect(await screen.findByText(/^The server could not use this as it is\. Try later\./)).toBeDefined();
    expect(screen.getByText(/^Came back at .* today\.$|^Came back at .* 2026\.$/)).toBeDefined();
    expect(screen.getAllByRole('button', { name: /^Save this to a file/ })).toHaveLength(2);
    await userEvent.click(await button(/^Send again/));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Send again/ })).toBeNull());
    expect(document.activeElement?.textContent).toBe('Will be sent again: Title');
    expect((await vault.db.outbox.toArray()).map((row) => row.state)).toEqual(['mended', 'held', 'waiting']);
  });

  it('[S9] says what the server does not take from this person, and why, and never that it will be sent', async () => {
    const { open, vault } = openWriter();
    await followScope(vault, SCOPE, 'reader', true);
    await save(vault, [change('title', 'Quieter nights'), change('worked', 'Dim lights')]);
    await turnAwayScope(vault, SCOPE, 'not-allowed');
    open('/where-is-my-work');
    expect(await screen.findByRole('heading', { name: 'Needs you: 2' })).toBeDefined();
    expect(screen.getByText(/^You can read this, and not write in it\./)).toBeDefined();
    expect(screen.getByRole('button', { name: /^Save to a file/ })).toBeDefined();
    expect(screen.queryByRole('heading', { name: /^Saved on this device, not sent/ })).toBeNull();
    expect(await screen.findByText(/^2 changes need you\./)).toBeDefined();
  });

  it('[S10] does not say that the server has everything while this device cannot save', async () => {
    const { open, vault } = openWriter();
    await save(vault, [change('title', 'Quieter nights')]);
    const [first] = await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, [{ mid: first?.mid ?? '', result: 'applied', seq: 1 }]);
    const health = createStore<StoreHealth>(() => ({ at: 'ok' }));
    vault.health = health;
    open('/where-is-my-work');
    expect(await screen.findByText(/The server has everything\./)).toBeDefined();
    act(() => health.setState({ at: 'full' }));
    expect(screen.queryByText(/The server has everything\./)).toBeNull();
  });

  it('[S30] stops carrying what came back, and takes that back', async () => {
    const { open, vault } = openWriter();
    const { mid } = await saveOne(vault, change('worked', 'Dim lights', { record: 'q1', scope: 'project:q1' }));
    const row = await vault.db.outbox.where('mid').equals(mid).first();
    const body = { ...Object(row?.body), problem: 'not-a-member', message: '', carried: CARRIED };
    await vault.db.outbox.update(row?.n ?? 0, { scope: laneOf('project:q1', 'device-b'), state: 'refused', body });
    open('/where-is-my-work');
    await userEvent.click(await button(/^Stop carrying it/));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Stop carrying it/ })).toBeNull());
    expect(await screen.findByText(/^No longer carried: /)).toBeDefined();
    await userEvent.click(await button(/^Undo/));
    await userEvent.click(await button(/^Send again/));
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Will be sent again: /));
    expect((await vault.db.outbox.where('mid').equals(mid).first())?.state).toBe('sending');
  });

  it('says that nothing has been written yet', async () => {
    const { open } = openWriter();
    open('/where-is-my-work');
    expect(await screen.findByText('Nothing has been written on this device yet')).toBeDefined();
  });

  it('keeps itself up to date with many projects on the device', async () => {
    const { open, vault } = openWriter();
    const ids = Array.from({ length: 30 }, (_, n) => `p${n}`);
    const titles = ids.map((id) => change('title', id, { scope: `project:${id}`, record: id }));
    await save(vault, titles);
    open('/where-is-my-work');
    expect(await screen.findByRole('heading', { name: /not sent: 30 changes$/ })).toBeDefined();
    await save(vault, [change('startedOn', '31/2', { scope: 'project:p29', record: 'p29' })]);
    expect(await screen.findByRole('heading', { name: 'Needs you: 1' })).toBeDefined();
  });
});

describe('the band', () => {
  const now = Date.UTC(2026, 0, 5, 17, 30);
  const calm = {
    ...{ unsent: 0, needsYou: 0, typing: 0, sent: 5, talking: false, problem: undefined },
    ...{ saves: true, archiveAt: now, now },
  };
  const offline = { kind: 'no-connection' } as const;

  it.each([
    ['all is sent', {}, 'ok', 'Everything is sent.'],
    ['this device cannot save', { saves: false }, 'ok', ''],
    ['nothing was ever written', { sent: 0 }, 'ok', ''],
    ['it is sending', { unsent: 3, talking: true }, 'waiting', 'Sending 3 changes.'],
    ['nobody sends', { unsent: 1 }, 'waiting', '1 change not sent.'],
    ['there is no connection', { problem: offline }, 'waiting', 'No connection. You can search, read and write.'],
    ['work waits for one', { problem: offline, unsent: 3 }, 'waiting', 'No connection. 3 changes will be sent later.'],
    ['something needs somebody', { needsYou: 1 }, 'problem', '1 change needs you.'],
    ['a date is half typed', { needsYou: 1, typing: 1 }, 'waiting', '1 change not sent.'],
    ['no archive has come', { archiveAt: undefined, sent: 0 }, 'waiting', 'Fetching the archive.'],
  ] as const)('when %s', (_, facts, tone, text) => {
    expect(bandOf({ ...calm, ...facts })).toMatchObject({ tone, text });
  });

  it('calls the archive’s age by its name, online and offline', () => {
    expect(bandOf(calm).age).toMatch(/^Archive updated .* today$/);
    expect(bandOf({ ...calm, problem: offline }).age).toMatch(/^Archive from .* today$/);
  });
});
