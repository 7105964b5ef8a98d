import Dexie, { type EntityTable } from 'dexie';
import type { PublishedProject } from '../domain/project/published-project.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { IndexedDbWorld } from './vault-db.ts';

/** A piece as it is kept: one value for many projects, for single records cost three times as long to write. */
export type PieceRow =
  | { sha256: string; kind: 'summaries'; ids: string[]; items: ProjectSummary[] }
  | { sha256: string; kind: 'bodies'; ids: string[]; items: PublishedProject[] };

export type ManifestRow = { name: 'manifest'; manifest: Manifest; etag: string | null; fetchedAt: string };

/** What everybody can read. All of it can be fetched again, so it never shares a transaction with the vault (S10). */
export class ArchiveDb extends Dexie {
  declare pieces: EntityTable<PieceRow, 'sha256'>;
  declare manifests: EntityTable<ManifestRow, 'name'>;

  constructor(name = 'dandelion-archive', world: IndexedDbWorld = {}) {
    super(name, { ...world });
    this.version(1).stores({ pieces: 'sha256, kind, *ids', manifests: 'name' });
  }
}
