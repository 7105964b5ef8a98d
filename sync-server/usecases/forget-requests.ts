import { scopeId } from '../../src/protocol/scope.ts';
import { findSubmission } from './publications.ts';
import { type Redact, redactAsServer } from './redact-as-server.ts';
import { desksOfRequest, requestsOf, submittedRows } from './requests.ts';
import type { Unit } from './service.ts';
import { writeAsServer } from './write-as-server.ts';

/** Stands where a name was. */
const FORGOTTEN = 'Somebody who has left';

type Forgotten = { names: ReadonlySet<string>; cause: string; redacted: Redact['redacted'] };

/**
 * Takes the name out of somebody's requests to publish, in their project and at desks. What they asked to publish stays, and what waits
 * goes on waiting: the desk sees role and organisation.
 */
export async function forgetRequests(unit: Unit, scope: string, { names, cause, redacted }: Forgotten): Promise<void> {
  const project = scopeId(scope);
  for (const { id } of await requestsOf(unit, project)) {
    const place = { scope, record: id, field: 'ask' };
    const asks = await unit.tx.log.history(scope, id, 'ask');
    if (!asks.some((row) => isBy(row, names))) continue;
    await redactAsServer(unit, { place, isNamed: (row) => isBy(row, names), redacted });
    for (const desk of await desksOfRequest(unit, project, id))
      await forgetAt(unit, desk, project, id, cause, redacted);
  }
}

const isBy = ({ person, by }: { person: string; by: string }, names: ReadonlySet<string>): boolean =>
  names.has(person) || names.has(by);

async function forgetAt(
  unit: Unit,
  desk: string,
  project: string,
  id: string,
  cause: string,
  redacted: Redact['redacted'],
): Promise<void> {
  const said = new Set(await submittedRows(unit, desk, project, id));
  const submitted = (await findSubmission(unit, desk, id))?.submitted;
  if (submitted?.project === project) {
    const value = { ...submitted, asker: { ...submitted.asker, name: FORGOTTEN } };
    await writeAsServer(unit, { scope: desk, kind: 'submission', record: id, field: 'submitted', value, cause });
  }
  const place = { scope: desk, record: id, field: 'submitted' };
  await redactAsServer(unit, { place, isNamed: ({ mid }) => said.has(mid), redacted });
}
