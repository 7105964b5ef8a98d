import { publicationKind, submissionKind } from '../../src/domain/publication/publication.ts';
import { canonicalJson, sameValue } from '../../src/protocol/canonical.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import { readArchiveState, readBody } from '../../src/store/archive.ts';
import type { ServerView } from './server-view.ts';
import type { SimDevice } from './sim-device.ts';
import { DESK, type World } from './world.ts';

/** S24, S26: what is public is what somebody checked and the first moderator to decide approved; and devices have just that. */
export async function checkPublishing(world: World, view: ServerView): Promise<void> {
  const note = (invariant: string, says: string) => void world.findings.push({ invariant, says });
  const submitted = new Map(
    fieldsOf(view, submissionKind.name, 'submitted').map(({ record, value }) => [
      record,
      value as { hash: string } | undefined,
    ]),
  );
  const decisions = view.rows.filter(
    (row) => row.scope === DESK && row.field === 'decision' && row.status !== 'parked',
  );
  const approved = new Set<string>();
  for (const [record, value] of submitted) {
    const hash = value?.hash;
    if (hash === undefined) continue;
    const first = decisions.find((row) => row.record === record)?.payload;
    if ((first as { decision?: string } | undefined)?.decision === 'approve') approved.add(hash);
  }
  for (const { project, version, hash, content } of view.published) {
    if (content === null) continue;
    const name = `version ${version} of ${project}`;
    const checked = world.checked.get(hash);
    if (checked === undefined || !sameValue(checked, content)) note('S24', `${name} is not what anybody checked`);
    if (!approved.has(hash)) note('S24', `${name} is public, and the first decision was no approval`);
  }
  checkMirrors(view, note);
  await checkArchives(world, view, note);
}

/** S26, after each step: no device goes back to an older archive. */
export async function checkManifest(world: World, device: SimDevice): Promise<void> {
  const state = await readArchiveState(device.tab.archive);
  if (state === undefined) return;
  const { epoch, version } = state.manifest;
  const [before, now] = [world.manifests.get(device.life) ?? '', `${epoch} ${String(version).padStart(6, '0')}`];
  world.manifests.set(device.life, now);
  if (now < before)
    world.findings.push({ invariant: 'S26', says: `${device.life} went back from archive ${before} to ${now}` });
}

/** What a desk says of a request, its project says too. */
function checkMirrors(view: ServerView, note: (invariant: string, says: string) => void): void {
  const told = new Map(fieldsOf(view, publicationKind.name, 'progress').map(({ record, value }) => [record, value]));
  for (const { record, value } of fieldsOf(view, submissionKind.name, 'progress')) {
    const [desk, project] = [stateOf(value), stateOf(told.get(record))];
    if (desk !== project) note('S24', `the desk says ${desk} of ${record}, the project ${project}`);
  }
}

async function checkArchives(
  world: World,
  view: ServerView,
  note: (invariant: string, says: string) => void,
): Promise<void> {
  // A restored archive is behind what devices have, until it has passed that again (S26).
  if (world.happened.has('restore')) return;
  for (const device of world.devices.values()) {
    const { archive } = device.tab;
    if ((await readArchiveState(archive)) === undefined) note('S26', `${device.life} has no archive`);
    for (const { project, version, content } of view.published) {
      if (content === null) continue;
      const body = await readBody(archive, project, version);
      const later = view.published.some((other) => other.project === project && other.version > version);
      if (body === undefined && !later) note('S26', `${device.life} lacks version ${version} of ${project}`);
      if (body !== undefined && canonicalJson(body.content) !== canonicalJson(content))
        note('S26', `${device.life} has another version ${version} of ${project}`);
    }
  }
}

const fieldsOf = (view: ServerView, kind: string, field: string) =>
  view.fields
    .filter((row) => row.kind === kind && row.field === field)
    .map(({ record, state }) => ({ record, value: shownIn(state) }));

const shownIn = (state: FieldState): unknown => state.heads[0]?.value;
const stateOf = (progress: unknown) => (progress as { state?: string } | undefined)?.state;
