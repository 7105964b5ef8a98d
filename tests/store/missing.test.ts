import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, replaceScope } from '../../src/store/pulled.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from './test-vault.ts';

describe('[S16] a server that was set back to before others wrote', () => {
  it('has their values named as missing, and not one’s own, until they have sent them again', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Falls'));
    const early = await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, server.push(early, 'ana'));
    const [first] = early;
    if (first === undefined) throw new Error('nothing left');
    const theirs = { ...first, mid: 'b'.repeat(22), by: 'device-b', field: 'summary', base: [], payload: 'By Ben' };
    server.push([theirs], 'ben');
    await saveOne(vault, change('problem', 'Mine, and lost as well'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    const missing = async () => (await vault.db.scopes.get(SCOPE))?.missing;

    // Fetched anew for another reason, it has all that it had.
    await replaceScope(vault, [server.pull(null)]);
    expect(await missing()).toBeUndefined();
    const restored = new ModelServer(SCOPE, 'e2');
    restored.push(early, 'ana');
    await replaceScope(vault, [restored.pull('e1.3.x')]);
    expect(await missing()).toEqual([theirs.mid]);
    restored.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    await applyPage(vault, restored.pull('e2.1.x'));
    expect(await missing()).toEqual([theirs.mid]);
    restored.push([theirs], 'ben');
    await applyPage(vault, restored.pull('e2.2.x'));
    expect(await missing()).toBeUndefined();
  });
});
