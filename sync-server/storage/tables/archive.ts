import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { ArchiveTable } from '../storage.ts';

/** The archive's one row. */
const ID = 'archive';
const ROWS_AT_ONCE = 500;

export const archiveTable = (db: Kysely<Database>): ArchiveTable => ({
  async manifest() {
    const row = await db.selectFrom('archive').select('manifest').where('id', '=', ID).executeTakeFirst();
    return row === undefined ? undefined : JSON.parse(row.manifest);
  },

  async saveManifest(manifest) {
    const text = JSON.stringify(manifest);
    await db
      .insertInto('archive')
      .values({ id: ID, manifest: text })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ manifest: text }))
      .execute();
  },

  async publish(rows) {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await db
        .insertInto('published')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    }
  },

  latest: (project) =>
    db
      .selectFrom('published')
      .selectAll()
      .where('project', '=', project)
      .where((eb) => eb.not(eb.exists(withdrawnWith(eb))))
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),

  version: (project, version) =>
    db
      .selectFrom('published')
      .selectAll()
      .where('project', '=', project)
      .where('version', '=', version)
      .executeTakeFirst(),

  async lastVersion(project) {
    const published = await db
      .selectFrom('published')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('project', '=', project)
      .executeTakeFirst();
    const withdrawn = await db
      .selectFrom('withdrawals')
      .select((eb) => eb.fn.max('upTo').as('version'))
      .where('project', '=', project)
      .executeTakeFirst();
    return Math.max(Number(published?.version ?? 0), Number(withdrawn?.version ?? 0));
  },

  async forget(project, upTo) {
    await db
      .updateTable('published')
      .set({ content: 'null' })
      .where('project', '=', project)
      .where('version', '<=', upTo)
      .execute();
  },

  async counts() {
    const { projects, organisations } = await db
      .selectFrom('published')
      .innerJoin(
        (eb) =>
          eb
            .selectFrom('published')
            .select((inner) => ['project as latestProject', inner.fn.max('version').as('latestVersion')])
            .groupBy('project')
            .as('latest'),
        (join) =>
          join.onRef('latest.latestProject', '=', 'published.project').onRef('latest.latestVersion', '=', 'version'),
      )
      .select((eb) => [
        eb.fn.count('published.project').as('projects'),
        eb.fn.count('organisation').distinct().as('organisations'),
      ])
      .where((eb) => eb.not(eb.exists(withdrawnWith(eb))))
      .executeTakeFirstOrThrow();
    return { projects: Number(projects), organisations: Number(organisations) };
  },

  async celebrated() {
    const rows = await db
      .selectFrom('celebrated')
      .select('project')
      .orderBy('since', 'desc')
      .orderBy('project')
      .execute();
    return rows.map((row) => row.project);
  },

  async celebrate(project, desk, since) {
    await db
      .insertInto('celebrated')
      .values({ project, desk, since })
      .onConflict((conflict) => conflict.column('project').doNothing())
      .execute();
  },

  async uncelebrate(project) {
    await db.deleteFrom('celebrated').where('project', '=', project).execute();
  },

  async putPiece(piece) {
    await db
      .insertInto('pieces')
      .values({ ...piece, droppedAt: null })
      .onConflict((conflict) => conflict.columns(['kind', 'sha256']).doUpdateSet({ droppedAt: null }))
      .execute();
  },

  async piece(kind, sha256, encoding) {
    const row = await db
      .selectFrom('pieces')
      .select(`${encoding} as bytes`)
      .where('kind', '=', kind)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return row?.bytes;
  },

  async pieceNames(kind) {
    const rows = await db.selectFrom('pieces').select('sha256').where('kind', '=', kind).execute();
    return rows.map((row) => row.sha256);
  },

  async deletePieces(kind, names) {
    if (names.length === 0) return;
    await db.deleteFrom('pieces').where('kind', '=', kind).where('sha256', 'in', names).execute();
  },

  async dropPieces(kind, dropped, at, before) {
    if (dropped.length > 0) {
      await db
        .updateTable('pieces')
        .set({ droppedAt: at })
        .where('kind', '=', kind)
        .where('sha256', 'in', dropped)
        .execute();
    }
    await db.deleteFrom('pieces').where('kind', '=', kind).where('droppedAt', '<', before).execute();
  },
});

/** The withdrawals that a published row falls under. */
const withdrawnWith = (eb: ExpressionBuilder<Database, 'published'>) =>
  eb
    .selectFrom('withdrawals')
    .select('withdrawals.mid')
    .whereRef('withdrawals.project', '=', 'published.project')
    .whereRef('withdrawals.upTo', '>=', 'published.version');
