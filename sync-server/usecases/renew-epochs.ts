import { newId } from '../../src/domain/id.ts';
import { inUnit, type Service, timeAfter, type Unit } from './service.ts';

/**
 * Makes a database that came from a backup known as such. No cursor of before is found in its scopes any more, so devices fetch
 * them anew and send what it does not have (S16, S7). Its archive comes after every one that devices may have (S26).
 *
 * @param seen the epoch of the archive that devices had until now, where it is known
 * @returns how many scopes there are
 */
export const renewEpochs = (service: Service, seen?: string): Promise<number> =>
  inUnit(service, async (unit) => {
    const manifest = await unit.tx.archive.manifest();
    if (manifest !== undefined) {
      const epoch = epochAfter(unit, [manifest.epoch, ...(seen === undefined ? [] : [seen])]);
      await unit.tx.archive.saveManifest({ ...manifest, epoch });
    }
    return unit.tx.scopes.beginEpoch(newId(unit.random));
  });

/** An epoch begins with its time. Clocks go back sometimes; epochs do not. */
function epochAfter({ now, random }: Unit, earlier: readonly string[]): string {
  const times = earlier.map((epoch) => epoch.slice(0, now.length)).filter((time) => Number.isFinite(Date.parse(time)));
  const begins = times.reduce((time, before) => (before < time ? time : timeAfter(before, 1)), now);
  return `${begins}-${newId(random)}`;
}
