import type { Kysely } from 'kysely';

/** Each table has its scope first, or belongs to the archive. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scopes')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('createdByDevice', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('scopesByDevice').on('scopes').columns(['createdByDevice', 'createdAt']).execute();

  await db.schema
    .createTable('log')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('mid', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('op', 'text', (column) => column.notNull())
    .addColumn('base', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('madeAt', 'text', (column) => column.notNull())
    .addColumn('receivedAt', 'text', (column) => column.notNull())
    .addColumn('schemaVersion', 'integer', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('payloadHash', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('after', 'text')
    .addPrimaryKeyConstraint('logKey', ['scope', 'seq'])
    .addUniqueConstraint('logMid', ['scope', 'mid'])
    .execute();
  await db.schema.createIndex('logByRecord').on('log').columns(['scope', 'record', 'seq']).execute();

  await db.schema
    .createTable('fields')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('fieldsKey', ['scope', 'record', 'field'])
    .execute();

  await db.schema
    .createTable('members')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('membersKey', ['scope', 'person'])
    .execute();
  await db.schema.createIndex('membersByPerson').on('members').column('person').execute();

  await db.schema
    .createTable('devices')
    .addColumn('device', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('publicKey', 'text', (column) => column.notNull())
    .addColumn('firstSeen', 'text', (column) => column.notNull())
    .addColumn('revokedAt', 'text')
    .execute();
  await db.schema.createIndex('devicesByPerson').on('devices').column('person').execute();

  await db.schema
    .createTable('grants')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('secretHash', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'text', (column) => column.notNull())
    .addColumn('usedByDevice', 'text')
    .addColumn('usedAt', 'text')
    .addPrimaryKeyConstraint('grantsKey', ['scope', 'secretHash'])
    .addUniqueConstraint('grantsCause', ['scope', 'cause'])
    .execute();

  await db.schema
    .createTable('published')
    .addColumn('project', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('desk', 'text')
    .addColumn('organisation', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('publishedAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('publishedKey', ['project', 'version'])
    .execute();

  await db.schema
    .createTable('pieces')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('identity', 'blob', (column) => column.notNull())
    .addColumn('gzip', 'blob', (column) => column.notNull())
    .addColumn('br', 'blob', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('droppedAt', 'text')
    .addPrimaryKeyConstraint('piecesKey', ['kind', 'sha256'])
    .execute();

  await db.schema
    .createTable('archive')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('manifest', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('celebrated')
    .addColumn('project', 'text', (column) => column.primaryKey())
    .addColumn('desk', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .execute();
}
