import { dirname, join } from 'node:path';

/** A database and its journal, where they stand unless they are told to stand elsewhere. */
export const sourceOf = (database: string) => ({
  database,
  journal: join(dirname(database), 'withdrawn-and-redacted.ndjson'),
});
