import { contentToPublish } from '../../src/domain/project/publish.ts';
import type { PublishedContent } from '../../src/domain/project/published-project.ts';
import type { Progress } from '../../src/domain/publication/publication.ts';
import type { Folded } from '../../src/domain/record/kind.ts';
import { contentHash } from '../../src/protocol/canonical.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import type { TestServer } from './test-server.ts';

export const NOTTINGHAM = { name: 'Nottingham University Hospitals NHS Trust', code: 'RX1', icb: 'QT1' };
const ASKER = { name: 'Ann Example', role: 'Ward manager', organisation: NOTTINGHAM };

export type Draft = { scope: string; id: string; records: Folded[]; mutations: Mutation[] };

/** A project as its author has it on a device: some fields and a cycle, not sent yet. */
export function draftProject(device: TestDevice, values: Record<string, unknown> = {}): Draft {
  const { scope, id } = newProject(device);
  const project = { title: 'Fewer falls on Ward 7', organisation: NOTTINGHAM, worked: 'Sensors.', ...values };
  const cycle = { changeIdea: 'A sensor under each mattress', prediction: 'Half the falls' };
  const write = (record: string, kind: string, each: Record<string, unknown>) =>
    Object.entries(each).map(([field, payload]) => mutationBy(device, { scope, record, kind, field, payload }));
  return {
    scope,
    id,
    records: [
      { kind: 'project', id, values: project },
      { kind: 'pdsa-cycle', id: 'c1', values: cycle },
    ],
    mutations: [...write(id, 'project', project), ...write('c1', 'pdsa-cycle', cycle)],
  };
}

/** The request to publish a draft as it stands there. */
export async function askFor(
  device: TestDevice,
  { scope, records }: Pick<Draft, 'scope' | 'records'>,
  form: PublishedContent['form'] = 'full',
  record = randomId(),
): Promise<Mutation> {
  const hash = await contentHash(contentToPublish(records, form));
  const payload = { form, hash, askedAt: '2026-03-01T09:30:00.000Z', asker: ASKER };
  return mutationBy(device, { scope, record, kind: 'publication', field: 'ask', payload });
}

export async function progressOf(
  server: TestServer,
  device: TestDevice,
  scope: string,
  record: string,
): Promise<Progress | undefined> {
  return valuesOf(await server.fieldState(device, scope, record, 'progress'))[0] as Progress | undefined;
}

/** A device that is a moderator of a desk. */
export async function moderatorOf(server: TestServer, desk: string): Promise<TestDevice> {
  const device = await createTestDevice();
  await server.accept(device, await server.invite(desk));
  return device;
}

export const decision = (device: TestDevice, desk: string, record: string, payload: object): Mutation =>
  mutationBy(device, { scope: desk, record, kind: 'submission', field: 'decision', payload });

export const APPROVE = { decision: 'approve' };

/** From a draft to the archive. */
export async function publishNow(
  server: TestServer,
  author: TestDevice,
  moderator: TestDevice,
  desk: string,
  draft: Draft,
) {
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  await server.push(moderator, decision(moderator, desk, ask.record, APPROVE));
  return progressOf(server, author, draft.scope, ask.record);
}
