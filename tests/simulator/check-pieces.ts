import { canonicalJson } from '../../src/protocol/canonical.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** S26, after each step: what a device keeps of a piece of the archive is what the server calls by that name, item by item. */
export async function checkPieces(world: World, { life, tab }: SimDevice): Promise<void> {
  const kept = await tab.archive.pieces.toArray();
  if (kept.length === 0) return;
  const rows = world.server.byHand('select sha256, cast(identity as text) as text from pieces');
  const texts = new Map(rows.map(({ sha256, text }) => [String(sha256), String(text)]));
  for (const { sha256, kind, items } of kept) {
    const text = texts.get(sha256);
    if (text === undefined) continue;
    const named = new Set((JSON.parse(text) as unknown[]).map(canonicalJson));
    if (items.every((item) => named.has(canonicalJson(item)))) continue;
    world.findings.push({ invariant: 'S26', says: `${life} keeps something else as the ${kind} ${sha256}` });
  }
}
