import type { PublishedContent } from '../domain/project/published-project.ts';
import { readBodies, readSummaries } from '../store/archive.ts';
import type { ArchiveDb } from '../store/archive-db.ts';
import type { Searchable } from './messages.ts';

/** All that is in the archive, with the bodies that are here. */
export async function readSearchable(archive: ArchiveDb): Promise<Searchable[]> {
  const summaries = await readSummaries(archive);
  const bodies = new Map((await readBodies(archive)).map(({ id, content }) => [id, bodyText(content)]));
  return summaries.map((summary) => ({ summary, body: bodies.get(summary.id) ?? '' }));
}

function bodyText(content: PublishedContent): string {
  const cycles = content.cycles.flatMap((cycle) => [cycle.changeIdea, cycle.happened, cycle.learned]);
  const learning = [content.worked, content.didNotWork, content.differently, content.learning];
  const measures = content.measures.map((measure) => measure.name);
  const parts = [content.summary, content.problem, content.aimWhat, ...content.changeIdeas, ...cycles, ...measures];
  return [...parts, ...learning].filter(Boolean).join('\n');
}
