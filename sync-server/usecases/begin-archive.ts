import { manifestOf } from './archive-manifest.ts';
import { inUnit, type Service } from './service.ts';

/** Gives a new database an empty archive, so that there is a manifest from the first request on. */
export const beginArchive = (service: Service): Promise<void> =>
  inUnit(service, async (unit) => unit.tx.archive.saveManifest(await manifestOf(unit)));
