import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import { contentHash } from '../../src/protocol/canonical.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { save } from '../../src/store/save.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { change, LIMITS, SCOPE, saveOne } from '../store/test-vault.ts';
import { button, field, openWriter } from './writer.tsx';

describe('telling others early', () => {
  it('asks for what is missing right there, shows what will be public, and works with no connection', async () => {
    const { open, vault, engine } = openWriter();
    await save(vault, [change('title', 'Quieter nights'), change('organisation', { name: 'Ward B3', code: 'RX1' })]);
    await engine.sendNow();
    const { address } = open('/work/p1/tell-others');
    await field('Your name');
    await userEvent.click(await button('Ask to publish this'));
    for (const words of ['Say what should be better', 'Name a role that others can ask', 'Give your name']) {
      expect(await screen.findAllByText(words)).toHaveLength(2);
    }
    expect(screen.queryByRole('combobox', { name: 'Where is it?' })).toBeNull();
    await userEvent.type(await field('What should be better?'), 'Sleep for all');
    await userEvent.type(await field('Who can others ask?'), 'Ward sister');
    await userEvent.type(await field('Your name'), 'Ana Lima');
    expect(await screen.findByText(/^Your name is shown to them|We ask once/)).toBeDefined();
    const preview = await screen.findByRole('region', { name: 'This is exactly what will be public' });
    await waitFor(() => expect(preview.textContent).toContain('Sleep for all'));
    await userEvent.click(await button('Ask to publish this'));
    await screen.findByRole('heading', { level: 1, name: 'You have asked to publish' });
    expect(address()).toBe('/work/p1/asked');
    expect(screen.getByText(/It will be asked as soon as there is a connection/)).toBeDefined();

    const { records } = await readWorkingCopy(vault, SCOPE);
    const content = contentToPublish(records, 'in-progress');
    expect(content).toMatchObject({ title: 'Quieter nights', aimWhat: 'Sleep for all', contactRole: 'Ward sister' });
    const last = (await takeBatch(vault, SCOPE, LIMITS)).at(-1);
    expect(last).toMatchObject({
      ...{ kind: 'publication', field: 'ask', op: 'set' },
      payload: { form: 'in-progress', hash: await contentHash(content), asker: { name: 'Ana Lima' } },
    });
  });
});

describe('"Check your answers"', () => {
  it('shows the whole page, says what is empty, asks nothing twice, and asks with the hash of what was shown', async () => {
    const { open, vault } = openWriter();
    const me = { scope: 'person:device-a', record: 'device-a', kind: 'profile' };
    await save(vault, [change('title', 'Quieter nights'), change('worked', 'Dim lights'), change('name', 'Ana', me)]);
    open('/work/p1/publish');
    const preview = await screen.findByRole('region', { name: 'This is exactly what will be public' });
    expect(preview.textContent).toContain('Dim lights');
    expect(await screen.findByText('You ask as Ana.')).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Your name' })).toBeNull();
    const gap = screen.getByRole('link', { name: 'What the problem is' });
    expect(gap.getAttribute('href')).toBe('/work/p1/problem');
    await userEvent.click(await button('Ask to publish'));
    await screen.findByRole('heading', { level: 1, name: 'You have asked to publish' });
    const { records } = await readWorkingCopy(vault, SCOPE);
    const last = (await takeBatch(vault, SCOPE, LIMITS)).at(-1);
    expect(last?.payload).toMatchObject({ form: 'full', hash: await contentHash(contentToPublish(records, 'full')) });
  });

  it('tells on the project what became of the request', async () => {
    const { open, vault } = openWriter();
    const asker = { name: 'Ana', role: '', organisation: null };
    const ask = { form: 'full', hash: '0'.repeat(64), askedAt: '2026-01-05T09:00:00.000Z', asker };
    await save(vault, [change('title', 'Quieter nights'), change('ask', ask, { record: 'a1', kind: 'publication' })]);
    const first = open('/work/p1');
    expect(await screen.findByText(/It is asked as soon as there is a connection/)).toBeDefined();
    first.close();
    // The server writes this field; here its row of the log stands in the base state.
    const progress = { state: 'returned', reason: 'Say how many patients', at: '2026-01-06T09:00:00.000Z' };
    const heads = [{ versions: ['s1'], value: progress, person: 'server', madeAt: '2026-01-06T09:00:00.000Z' }];
    const key = { scope: SCOPE, record: 'a1', field: 'progress', kind: 'publication' };
    await vault.db.base.put({ ...key, body: { heads } });
    open('/work/p1');
    expect(await screen.findByText('The desk sent it back:')).toBeDefined();
    expect(screen.getByText('Say how many patients')).toBeDefined();
  });

  it('waits for what needs somebody', async () => {
    const { open, vault } = openWriter();
    await saveOne(vault, change('title', 'Quieter nights'));
    await saveOne(vault, change('problem', 'Bed 4, 943 476 5919'));
    open('/work/p1/tell-others');
    expect(await screen.findByText('Something needs you first')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Ask/ })).toBeNull();
  });
});
