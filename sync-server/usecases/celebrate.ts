import { celebratedProject, celebrationKind } from '../../src/domain/publication/publication.ts';
import { sameValue } from '../../src/protocol/canonical.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { OPERATOR_DESK } from '../../src/protocol/scope.ts';
import { manifestOf, reviseManifest } from './archive-manifest.ts';
import type { Effect } from './effect.ts';
import { foldRecord } from './folded-records.ts';
import type { Unit } from './service.ts';

/** The desk that published a project may celebrate it; the operator's desk any. */
export const whyNotCelebrate: Effect['forbids'] = async ({ tx }, { scope: desk, record }) => {
  const project = celebratedProject(record);
  const latest = project === undefined ? undefined : await tx.archive.latest(project);
  if (latest !== undefined && (desk === OPERATOR_DESK || latest.desk === desk)) return undefined;
  return { problem: 'not-allowed', message: 'Only the desk that published a project can celebrate it.' };
};

/** Marks a published project as celebrated, or takes that back: as the field shows it, which two moderators may have changed at once. */
export async function celebrate(unit: Unit, { scope, record }: Mutation): Promise<void> {
  const project = celebratedProject(record);
  if (project === undefined) return;
  const folded = foldRecord(await unit.tx.fields.ofRecords(scope, [record]), record);
  const shown = celebrationKind.fields.celebrated.schema.safeParse(folded?.values.celebrated).data ?? false;
  if (shown) await unit.tx.archive.celebrate(project, scope, unit.now);
  else await unit.tx.archive.uncelebrate(project);
  const celebrated = await unit.tx.archive.celebrated();
  if (!sameValue(celebrated, (await manifestOf(unit)).celebrated)) await reviseManifest(unit, { celebrated });
}
