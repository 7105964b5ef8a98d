import { describe, expect, it } from 'vitest';
import { applyPushResults, pastOf, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope, replaceScope, scopesToPull } from '../../src/store/pulled.ts';
import { loseScope } from '../../src/store/turned-away.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

describe('a server restored from an older backup', () => {
  it('[S16][S7] replaces the base state, leaves the outbox, and gets again what it lost', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'In the backup'));
    const early = await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, server.push(early, 'ana'));
    await saveOne(vault, change('problem', 'Lost by the server'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    await saveOne(vault, change('summary', 'Not sent yet'));

    const restored = new ModelServer(SCOPE, 'e2');
    restored.push(early, 'ana');
    const { row } = await readWorkingCopy(vault, SCOPE);
    const page = restored.pull(row?.cursor ?? null);
    expect(page.reset).toBe(true);
    await replaceScope(vault, [page]);
    expect(await statesOf(vault)).toEqual(['confirmed', 'sending', 'waiting']);
    expect(await shownIn(vault, 'problem')).toBe('Lost by the server');

    restored.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    expect(restored.headsOf('p1', 'problem')).toEqual(['Lost by the server']);
    expect(restored.headsOf('p1', 'summary')).toEqual(['Not sent yet']);
    expect(restored.log).toHaveLength(3);
  });

  it('[S16] is not stuck when the restored scope is empty', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Falls'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    await replaceScope(vault, [new ModelServer(SCOPE, 'e2').pull('e1.1.x')]);
    expect(await statesOf(vault)).toEqual(['sending']);
    expect(await vault.db.scopes.get(SCOPE)).toMatchObject({ cursor: null });
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });
});

describe('a server whose backup has all that this device has pulled, and not all that it has sent', () => {
  it('[S7][S16] gets again what a pull does not show', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Falls'));
    const early = await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, server.push(early, 'ana'));
    await applyPage(vault, server.pull(null));
    await saveOne(vault, change('problem', 'Named, then lost'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    expect(await statesOf(vault)).toEqual(['confirmed', 'sent']);

    const restored = new ModelServer(SCOPE);
    restored.push(early, 'ana');
    const { row } = await readWorkingCopy(vault, SCOPE);
    await applyPage(vault, restored.pull(row?.cursor ?? null));
    expect(await statesOf(vault)).toEqual(['confirmed', 'sending']);
  });

  it('[S7][S16] gets what a later edit replaced as past: else it would stand beside it', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'First'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await saveOne(vault, change('title', 'Second'));
    const empty = new ModelServer(SCOPE);
    await applyPushResults(vault, SCOPE, empty.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, empty.pull(null));
    expect(await statesOf(vault)).toEqual(['sending', 'confirmed']);
    expect(await shownIn(vault, 'title')).toBe('Second');
    const again = await takeBatch(vault, SCOPE, LIMITS);
    const past = await pastOf(vault, SCOPE, again);
    expect(past?.mids).toEqual(again.map(({ mid }) => mid));
    await applyPushResults(vault, SCOPE, empty.push(again, 'ana', past));
    await applyPage(vault, empty.pull(null));
    expect(await statesOf(vault)).toEqual(['confirmed', 'confirmed']);
    expect(empty.headsOf('p1', 'title')).toEqual(['Second']);
    expect(empty.log.map(({ payload }) => payload)).toEqual(['Second', 'First']);
  });

  it('[S7][S16][S19] gets a chain of them as past, and an edit made meanwhile follows what stands', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    const send = async () => applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    for (const title of ['In the backup', 'First', 'Second']) {
      await saveOne(vault, change('title', title));
      await send();
      await applyPage(vault, server.pull(null));
    }
    const [kept] = server.log;
    await saveOne(vault, change('title', 'Third'));
    const restored = new ModelServer(SCOPE, 'e2');
    restored.push([server.sent(kept?.mid ?? '')], 'ana');
    await applyPushResults(vault, SCOPE, restored.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    expect(restored.headsOf('p1', 'title')).toEqual(['In the backup', 'Third']);
    await replaceScope(vault, [restored.pull(server.pull(null).next)]);
    const again = await takeBatch(vault, SCOPE, LIMITS);
    const past = await pastOf(vault, SCOPE, again);
    expect(past?.mids).toHaveLength(2);
    await applyPushResults(vault, SCOPE, restored.push(again, 'ana', past));
    expect(restored.headsOf('p1', 'title')).toEqual(['Third']);
    await applyPage(vault, restored.pull('e2.2.x'));
    await saveOne(vault, change('title', 'Fourth'));
    await applyPushResults(vault, SCOPE, restored.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    expect(restored.headsOf('p1', 'title')).toEqual(['Fourth']);
  });
});

describe('a scope that is lost', () => {
  it('[S9] is not pulled, and keeps what was not sent', async () => {
    const vault = testVault();
    await followScope(vault, SCOPE, 'member', true);
    await saveOne(vault, change('title', 'Falls'));
    await loseScope(vault, SCOPE, 'not-a-member');
    expect(await scopesToPull(vault)).toEqual([]);
    expect(await statesOf(vault)).toEqual(['waiting']);
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });
});

describe('two tabs that asked at once', () => {
  it('[S16] take an answer that was made first and comes last for what it is', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'First'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    const early = server.pull(null);
    await saveOne(vault, change('title', 'Second'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    const { row } = await readWorkingCopy(vault, SCOPE);
    await applyPage(vault, early);
    expect(await shownIn(vault, 'title')).toBe('Second');
    expect((await readWorkingCopy(vault, SCOPE)).row?.cursor).toBe(row?.cursor);
  });
});
