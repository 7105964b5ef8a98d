import type { ScopeName } from '../../src/protocol/scope.ts';
import { projectScope, tellProgress } from './publications.ts';
import { publish } from './publish.ts';
import type { Unit } from './service.ts';
import type { Submitted } from './submit.ts';
import { writeAsServer } from './write-as-server.ts';
import { writeAudit } from './write-audit.ts';

type Request = { id: string; desk: ScopeName; submitted: Submitted; person: string; cause: string };

/** Publishes what was just submitted, for a desk that looks afterwards (S24): it stands there to be looked at. */
export async function publishUnseen(unit: Unit, { id, desk, submitted, person, cause }: Request): Promise<void> {
  const { project, content, hash } = submitted;
  const version = await publish(unit, { project, content, hash, desk });
  const progress = { state: 'published' as const, version, at: unit.now };
  const atDesk = { scope: desk, kind: 'submission' as const, record: id };
  const why = `${cause} published`;
  await writeAsServer(unit, { ...atDesk, field: 'lookAfter', value: true, cause: why });
  await tellProgress(unit, atDesk, progress, why);
  await tellProgress(unit, { scope: projectScope(project), kind: 'publication', record: id }, progress, why);
  const about = { request: id, project, version, hash };
  await writeAudit(unit, { what: 'published-unseen', desk, who: person, about });
}
