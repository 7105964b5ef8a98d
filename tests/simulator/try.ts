import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginning } from './beginning.ts';
import { openWorld, saveOn, syncNow } from './world.ts';
let t0 = performance.now();
const lap = (what: string) => { const t = performance.now(); process.stdout.write(`${what} ${(t - t0).toFixed(1)}\n`); t0 = performance.now(); };
const b = await beginning();
lap('beginning');
for (let i = 0; i < 5; i++) {
  const file = join(b.folder, 'run.sqlite');
  copyFileSync(b.file, file);
  const world = await openWorld({ seed: `${i}`, file, profiles: b.profiles, projects: b.projects, now: b.now });
  lap('open');
  const ana = await world.device('ana'); lap('ana');
  const ben = await world.device('ben'); lap('ben');
  const [p] = b.projects;
  for (const d of [ana, ben]) await saveOn(world, d, d.tab, [{ scope: `project:${p}`, record: p!, kind: 'project', field: 'title', op: 'set', payload: d.name }]);
  lap('saves');
  for (const d of [ana, ben, ana]) { await syncNow(world, d.tab); lap('sync ' + d.name); }
  await world.scheduler.pass(5000); lap('pass');
  process.stdout.write(world.digest() + '\n');
  await world.close(); lap('close');
}
process.exit(0);
