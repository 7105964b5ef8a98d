import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry } from '../../../src/protocol/audit-entry.ts';
import type { Database } from '../database.ts';
import type { AuditTable } from '../storage.ts';

export const auditTable = (db: Kysely<Database>): AuditTable => ({
  async last() {
    const row = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? undefined : toEntry(row);
  },

  async append({ about, ...entry }) {
    await db
      .insertInto('audit')
      .values({ ...entry, about: JSON.stringify(about) })
      .execute();
  },

  async after(seq, limit) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
    return rows.map(toEntry);
  },

  async ofDesk(desk, before, limit) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('desk', '=', desk)
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toEntry);
  },
});

const toEntry = ({ what, about, ...row }: Selectable<Database['audit']>): AuditEntry => ({
  ...row,
  what: what as AuditEntry['what'],
  about: JSON.parse(about),
});
