import { open } from 'node:fs/promises';

/** By its first bytes: SQLite throws the log of what is none away when it is asked to open it. */
export async function isDatabaseFile(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
}
