/** What each version since added, undone: for a test that starts the server on an older database. The newest first. */
const SINCE_0006 = [
  'drop index logPassed',
  'alter table log drop column passed',
  'drop table audit',
  'drop table reports',
  'drop table emails',
  'drop table email_checks',
  'drop index public_profiles',
  'drop table codes',
  'drop table tries',
  'alter table devices drop column last_seen',
  'alter table grants drop column made_by',
  'alter table grants drop column withdrawn_at',
];

/** SQL that makes a database of this version one of before the migration of this number (`0004` or `0005`). */
export function backTo(number: '0004' | '0005'): string {
  const since = [...SINCE_0006, 'drop table replaced'];
  if (number === '0004') since.push('alter table devices drop column retired_at');
  return [...since, `delete from kysely_migration where name >= '${number}'`].join('; ');
}
