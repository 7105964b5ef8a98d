import Dexie from 'dexie';

/**
 * Calls `heard` whenever a transaction that put something in is on the disk. One that found nothing to write ends well on a full disk,
 * too, and says nothing of it.
 */
export function onWritten(db: Dexie, heard: () => void): void {
  db.use({
    stack: 'dbcore',
    name: 'on-written',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            if ('values' in request && request.values.length > 0) {
              Dexie.currentTransaction?.idbtrans.addEventListener('complete', heard);
            }
            return table.mutate(request);
          },
        };
      },
    }),
  });
}
