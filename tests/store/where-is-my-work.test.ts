import { describe, expect, it } from 'vitest';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from './test-vault.ts';

describe('where all work is', () => {
  it('counts each change in one place, and "sent" only what the server named', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await save(vault, [change('title', 'Falls'), change('problem', 'At night')]);
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    await saveOne(vault, change('summary', 'x'));
    await takeBatch(vault, SCOPE, LIMITS);
    await save(vault, [change('worked', 'y'), change('finding', 'z'), change('startedOn', '31/2')]);
    const { saved, sending, needsYou, sent } = await whereIsMyWork(vault);
    expect([saved.length, sending.length, needsYou.length, sent]).toEqual([2, 1, 1, 2]);
  });

  it('finds what needs somebody in every scope', async () => {
    const vault = testVault();
    await save(vault, [
      change('startedOn', '31/2'),
      change('name', '943 476 5919', { scope: 'person:device-a', record: 'device-a', kind: 'profile' }),
    ]);
    const { stuck, copies } = await readNeedsYou(vault);
    expect(stuck.map(({ field }) => field)).toEqual(['startedOn', 'name']);
    expect(copies.map(({ scope }) => scope)).toEqual([SCOPE, 'person:device-a']);
  });
});
