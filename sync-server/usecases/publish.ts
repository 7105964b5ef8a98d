import { type PublishedContent, publishedContentSchema } from '../../src/domain/project/published-project.ts';
import { summarise } from '../../src/domain/project/summarise.ts';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { manifestOf, reviseManifest } from './archive-manifest.ts';
import { addPiece } from './archive-pieces.ts';
import type { Unit } from './service.ts';

export type Approved = { project: string; content: PublishedContent; hash: string; desk: string };

/**
 * Freezes a content as the next version of its project, and puts it into the archive.
 *
 * @returns the version; the standing one where this very content is the latest already. Numbers go on after a withdrawal
 */
export async function publish(unit: Unit, { project, content, hash, desk }: Approved): Promise<number> {
  const latest = await unit.tx.archive.latest(project);
  if (latest?.hash === hash) return latest.version;
  const version = (await unit.tx.archive.lastVersion(project)) + 1;
  const publishedAt = unit.now;
  const published = { id: project, version, publishedAt, content: publishedContentSchema.parse(content) };
  const row = { project, version, desk, organisation: organisationKey(content), hash, publishedAt };
  await unit.tx.archive.publish([{ ...row, content: canonicalJson(content) }]);

  const manifest = await manifestOf(unit);
  await reviseManifest(unit, {
    summaries: await addPiece(unit, 'summaries', manifest.summaries, [summarise(published)]),
    bodies: await addPiece(unit, 'bodies', manifest.bodies, [published]),
  });
  return version;
}

/** What tells organisations apart when they are counted. */
export const organisationKey = ({ organisation }: PublishedContent): string | null =>
  organisation?.code ?? organisation?.name.toLowerCase() ?? null;
