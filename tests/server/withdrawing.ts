import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { createTestDevice, mutationBy, type TestDevice } from './test-device.ts';
import { draftProject, moderatorOf, publishNow } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

export const RX1 = 'desk:RX1';
export const OPERATOR = 'desk:operator';
export const SECRET = 'The baker of Example Street';

export const withdrawal = (by: TestDevice, project: string, upTo: number, reason = 'patient-data', desk?: string) =>
  mutationBy(by, {
    ...{ scope: desk ?? `project:${project}`, record: withdrawalId(project), field: 'withdrawn' },
    ...{ kind: desk === undefined ? 'withdrawal' : 'desk-withdrawal', payload: { reason, note: 'Sorry.', upTo } },
  });

export async function openPublished() {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author, { worked: SECRET });
  await publishNow(server, author, moderator, RX1, draft);
  const other = draftProject(author, { title: 'Another project' });
  await publishNow(server, author, moderator, RX1, other);
  return { server, author, moderator, draft, other };
}

/** What the server still says of a project anywhere, but in its team's own scope. */
export function saidOutside(server: TestServer, scope: string): string {
  const other = server.otherConnection();
  const log = other.prepare('select payload, after from log where scope <> ?').all(scope);
  const fields = other.prepare('select state from fields where scope <> ?').all(scope);
  const published = other.prepare('select * from published').all();
  const pieces = other.prepare('select cast(identity as text) as text from pieces').all();
  return JSON.stringify([log, fields, published, pieces]);
}

export async function gone(server: TestServer, project: string, version: number) {
  const response = await server.request(`/a/versions/${project}/${version}`);
  const { error } = errorAnswerSchema.parse(await response.json());
  return { status: response.status, ...error };
}
