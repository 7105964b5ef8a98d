import { readFile } from 'node:fs/promises';
import { describedProjectId, fromDescription } from '../../src/domain/project/described-project.ts';
import { descriptionMatches } from '../../src/domain/project/description-matches.ts';
import type { PublishedProject } from '../../src/domain/project/published-project.ts';
import { summarise } from '../../src/domain/project/summarise.ts';
import { canonicalJson, contentHash } from '../../src/protocol/canonical.ts';
import type { Piece } from '../../src/protocol/manifest.ts';
import { manifestOf, reviseManifest } from './archive-manifest.ts';
import { addPiece } from './archive-pieces.ts';
import { organisationKey } from './publish.ts';
import { inUnit, type Service } from './service.ts';

/** Projects in one piece of bodies: about 100 kB, so that an interrupted download fetches little again (S27). */
const IN_A_PIECE = 50;

/**
 * Fills an archive that has nothing with the described projects, once.
 *
 * @param folder where described-projects.ndjson and the judgements about it are
 * @returns how many projects came in: 0 where something was published before
 */
export async function seedArchive(service: Service, folder: URL): Promise<number> {
  const manifest = await service.storage.read((tx) => tx.archive.manifest());
  if (manifest !== undefined && manifest.version > 0) return 0;
  const publishedAt = service.clock().toISOString();
  const projects = await readDescribed(folder, publishedAt);
  return inUnit(service, async (unit) => {
    const before = await manifestOf(unit);
    if (before.version > 0) return 0;
    const rows = projects.map(async ({ id: project, version, content }) => {
      const hash = await contentHash(content);
      const organisation = organisationKey(content);
      return { project, version, desk: null, organisation, content: canonicalJson(content), hash, publishedAt };
    });
    await unit.tx.archive.publish(await Promise.all(rows));
    const summaries = await addPiece(unit, 'summaries', [], projects.map(summarise));
    let bodies: Piece[] = [];
    for (let at = 0; at < projects.length; at += IN_A_PIECE) {
      bodies = await addPiece(unit, 'bodies', bodies, projects.slice(at, at + IN_A_PIECE));
    }
    await reviseManifest(unit, { summaries, bodies });
    return projects.length;
  });
}

async function readDescribed(folder: URL, publishedAt: string): Promise<PublishedProject[]> {
  const read = (name: string) => readFile(new URL(name, folder), 'utf8');
  const matches = descriptionMatches({
    organisations: JSON.parse(await read('organisation-matches.json')),
    themes: JSON.parse(await read('theme-matches.json')),
    lines: JSON.parse(await read('line-matches.json')),
    addresses: JSON.parse(await read('better-addresses.json')),
  });
  const lines = (await read('described-projects.ndjson')).split('\n').filter((line) => line.trim() !== '');
  return Promise.all(
    lines.map(async (text): Promise<PublishedProject> => {
      const line: { sourceUrl: string } = JSON.parse(text);
      const id = await describedProjectId(line.sourceUrl);
      return { id, version: 1, publishedAt, content: fromDescription(line, matches) };
    }),
  );
}
