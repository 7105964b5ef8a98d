import { wasCopied } from './check-saves.ts';
import type { ServerRow, ServerView } from './server-view.ts';
import type { World } from './world.ts';

/** S19: an edit names what its author had in view, and nothing that they had not. A copy of a device may use a name twice. */
export function checkSeen(world: World, { rows }: ServerView): void {
  for (const row of rows) {
    if (row.op !== 'set' || row.person === 'server') continue;
    const says = flawOf(world, row);
    if (says !== undefined) world.findings.push({ invariant: 'S19', says: `${row.field} (${row.mid}) ${says}` });
  }
}

function flawOf(world: World, { mid, base }: ServerRow): string | undefined {
  const { saves } = world;
  if (saves.find(mid).some(({ life }) => wasCopied(world, life))) return undefined;
  const seen = saves.seenBy(mid);
  if (seen === undefined) return undefined;
  const unseen = base.find((version) => !seen.all.has(version));
  if (unseen !== undefined) return `replaces ${unseen}, which its author had not seen`;
  const [edit] = saves.find(mid);
  // Own edits that asked for their person may have come before it, or never leave.
  const own = (version: string) => saves.find(version.replace('+', '')).some(({ life }) => life === edit?.life);
  const passed = seen.first.find((version) => !base.includes(version) && !own(version));
  return passed === undefined ? undefined : `does not name ${passed}, which its author had seen`;
}
