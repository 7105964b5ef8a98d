import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { ModelServer } from '../store/model-server.ts';
import { change, LIMITS, SCOPE, saveOne } from '../store/test-vault.ts';
import { field, openWriter } from './writer.tsx';

const NEWER = 'Part of this was written with a newer Dandelion. It is kept, and shows when this one is updated.';

describe('a project that somebody wrote in with a newer Dandelion', () => {
  it('[S12] says so on its pages, and only then', async () => {
    const { vault, open } = openWriter();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Quieter nights'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    const before = open('/work/p1');
    await screen.findByRole('heading', { name: 'Quieter nights' });
    expect(screen.queryByText(NEWER)).toBeNull();
    before.close();

    const mutation = { ...server.sent(server.log[0]?.mid ?? ''), mid: 'n'.repeat(22), base: [] };
    server.push([{ ...mutation, field: 'aimHowMuch', payload: { by: 'half' } }], 'ben');
    await applyPage(vault, server.pull('e1.1.x'));
    const list = open('/work/p1');
    expect(await screen.findByText(NEWER)).toBeDefined();
    list.close();
    open('/work/p1/aim');
    expect((await field('By how much?')).value).toBe('');
    expect(screen.getByText(NEWER)).toBeDefined();
  });

  it('[S16] says what others wrote and a restored server has not any more', async () => {
    const { vault, open } = openWriter();
    await saveOne(vault, change('title', 'Quieter nights'));
    await vault.db.scopes.put({ scope: SCOPE, role: 'lead', cursor: null, known: true, missing: ['a', 'b'] });
    open('/work/p1');
    expect(await screen.findByText(/^2 changes by others are not there now/)).toBeDefined();
  });
});
