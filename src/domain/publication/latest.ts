import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { type Ask, type Progress, publicationKind } from './publication.ts';

/** What became of a request to publish. `not-yet`: the server has not said anything of it. */
export type Request = { id: string; ask: Ask; progress: Progress | { state: 'not-yet' } };

/** The newest request to publish a project, by the time it was asked; undefined where there was none. */
export function latestRequest(records: readonly Folded[]): Request | undefined {
  return requests(records).at(-1);
}

/** The newest version that is in the archive; undefined before the first. */
export function publishedVersion(records: readonly Folded[]): number | undefined {
  const versions = requests(records).flatMap(({ progress }) =>
    progress.state === 'published' ? [progress.version] : [],
  );
  return versions.length === 0 ? undefined : Math.max(...versions);
}

const requests = (records: readonly Folded[]): Request[] =>
  ofKind(records, publicationKind).flatMap(requestOf).sort(byTime);

function requestOf({ id, values }: RecordOf<typeof publicationKind>): Request[] {
  return values.ask === undefined ? [] : [{ id, ask: values.ask, progress: values.progress ?? { state: 'not-yet' } }];
}

const byTime = (a: Request, b: Request): number =>
  a.ask.askedAt < b.ask.askedAt ? -1 : a.ask.askedAt > b.ask.askedAt ? 1 : 0;
