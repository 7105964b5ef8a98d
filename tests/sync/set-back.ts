import type { TestServer } from '../server/test-server.ts';

/** @returns a function that takes the server back to what it is now */
export function backup(server: TestServer): () => void {
  const other = server.otherConnection();
  const tables = other
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  for (const { name } of tables) other.exec(`CREATE TEMP TABLE "kept_${name}" AS SELECT * FROM "${name}"`);
  return () => {
    for (const { name } of tables)
      other.exec(`DELETE FROM "${name}"; INSERT INTO "${name}" SELECT * FROM "kept_${name}"`);
  };
}
