import { celebrationKind } from '../../src/domain/publication/publication.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { OPERATOR_DESK } from '../../src/protocol/scope.ts';
import { reviseManifest } from './archive-manifest.ts';
import type { Effect } from './effect.ts';
import type { Unit } from './service.ts';

/** The desk that published a project may celebrate it; the operator's desk any. The record's id is the project's. */
export const whyNotCelebrate: Effect['forbids'] = async ({ tx }, { scope: desk, record: project }) => {
  const latest = await tx.archive.latest(project);
  if (latest !== undefined && (desk === OPERATOR_DESK || latest.desk === desk)) return undefined;
  return { problem: 'not-allowed', message: 'Only the desk that published a project can celebrate it.' };
};

/** Marks a published project as celebrated, or takes that back. */
export async function celebrate(unit: Unit, { scope, record: project, payload }: Mutation): Promise<void> {
  const celebrated = celebrationKind.fields.celebrated.schema.parse(payload);
  if (celebrated) await unit.tx.archive.celebrate(project, scope, unit.now);
  else await unit.tx.archive.uncelebrate(project);
  await reviseManifest(unit, { celebrated: await unit.tx.archive.celebrated() });
}
