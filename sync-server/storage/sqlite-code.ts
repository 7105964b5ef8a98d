/** SQLite's primary result codes that mean something to us: https://www.sqlite.org/rescode.html */
export const SQLITE = { busy: 5, locked: 6, ioerr: 10, corrupt: 11, full: 13, notadb: 26 } as const;

/** SQLite's own primary code of an error; 0 for any other error. */
export function sqliteCode(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : 0;
  return typeof code === 'number' ? code & 0xff : 0;
}
