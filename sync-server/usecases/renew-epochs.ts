import { newId } from '../../src/domain/id.ts';
import { type Service, timeAfter } from './service.ts';

type World = Pick<Service, 'storage' | 'clock' | 'random'>;

/**
 * Makes a database that came from a backup known as such. No cursor of before is found in its scopes any more, so devices fetch
 * them anew and send what it does not have (S16, S7). Its archive comes after every one that devices may have (S26).
 *
 * @param seen the epoch of the archive that devices had until now, where it is known
 * @returns how many scopes there are
 */
export const renewEpochs = (world: World, seen?: string): Promise<number> =>
  world.storage.write(async ({ archive, scopes }) => {
    const manifest = await archive.manifest();
    if (manifest !== undefined) {
      const epoch = epochAfter(world, [manifest.epoch, ...(seen === undefined ? [] : [seen])]);
      await archive.saveManifest({ ...manifest, epoch });
    }
    return scopes.beginEpoch(newId(world.random));
  });

/** An epoch begins with its time. Clocks go back sometimes; epochs do not. */
function epochAfter({ clock, random }: World, earlier: readonly string[]): string {
  const now = clock().toISOString();
  const times = earlier.map((epoch) => epoch.slice(0, now.length)).filter((time) => Number.isFinite(Date.parse(time)));
  const begins = times.reduce((time, before) => (before < time ? time : timeAfter(before, 1)), now);
  return `${begins}-${newId(random)}`;
}
