import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

export const SECRET = 'The baker of Example Street';

/** A redaction of values of one field. */
export const redactionOf = (device: TestDevice, { scope, record, kind, field }: Mutation, mids: string[], more = {}) =>
  mutationBy(device, { scope, record, kind, field, op: 'redact', payload: { mids, reason: 'patient-data' }, ...more });

/** A project with its lead and a colleague, and ways to write in it. */
export async function openTeam() {
  const server = await openTestServer();
  const [lead, ben] = [await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(lead);
  await server.push(lead, title);
  await server.accept(ben, await server.grant(lead, scope, 'member'));
  const edit = (by: TestDevice, field: string, payload: unknown, base: string[] = [], more: Partial<Mutation> = {}) =>
    mutationBy(by, { scope, record: id, kind: 'project', field, payload, base, ...more });
  const standing = (field: string, device = lead): Promise<FieldState | undefined> =>
    server.fieldState(device, scope, id, field);
  return { server, lead, ben, scope, id, title, edit, standing };
}

/** Everything that the database and the journal hold, as one text. */
export function allThatIsStored(server: TestServer): string {
  const other = server.otherConnection();
  const tables = other.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.flatMap(({ name }) => other.prepare(`select * from "${name}"`).all());
  other.close();
  return JSON.stringify([rows, server.journal.entries]);
}
