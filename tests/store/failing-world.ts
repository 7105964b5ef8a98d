import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { IndexedDbWorld } from '../../src/store/vault-db.ts';

type Failing = {
  world: IndexedDbWorld;
  /** Every connection that is open dies, as when Safari takes them in the background. */
  kill(): void;
  /** What the next writes, reads, second rows of a cursor and openings throw, by name; undefined ends it. */
  fail(what: 'put' | 'open' | 'read' | 'cursor', name: string | undefined, times?: number): void;
  /** The next transaction is committed, and told as given up: its connection died between the two. */
  loseAnswer(): void;
  opened(): number;
};

/** An IndexedDB of its own whose connections die, and whose disk fails or fills up, when a test says so. */
export function failingWorld(): Failing {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  const connections: IDBDatabase[] = [];
  const faults = new Map<string, { name: string; left: number }>();
  const answers = { lose: 0 };

  const fault = (what: string): DOMException | undefined => {
    const one = faults.get(what);
    if (one === undefined || one.left === 0) return undefined;
    one.left -= 1;
    return new DOMException(`${what} failed`, one.name);
  };

  factory.open = (name, version) => {
    const failed = fault('open');
    if (failed !== undefined) throw failed;
    const request = open(name, version);
    request.addEventListener('success', () => {
      connections.push(request.result);
      breakStores(request.result, fault);
      loseAnswers(request.result, answers);
    });
    return request;
  };

  return {
    world: { indexedDB: factory, IDBKeyRange },
    kill: () => {
      for (const connection of connections.splice(0)) connection.close();
    },
    fail: (what, name, times = Number.POSITIVE_INFINITY) => {
      if (name === undefined) faults.delete(what);
      else faults.set(what, { name, left: times });
    },
    loseAnswer: () => {
      answers.lose += 1;
    },
    opened: () => connections.length,
  };
}

/** A write that fails ends its transaction, as a full disk does. */
function breakStores(connection: IDBDatabase, fault: (what: string) => DOMException | undefined): void {
  const begin = connection.transaction.bind(connection);
  connection.transaction = (names, mode, options) => {
    const transaction = begin(names, mode, options);
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = storeOf(name);
      for (const method of ['put', 'add'] as const) {
        const write = store[method].bind(store);
        store[method] = (value, key) => {
          const failed = fault('put');
          if (failed === undefined) return write(value, key);
          transaction.abort();
          throw failed;
        };
      }
      const indexOf = store.index.bind(store);
      store.index = (index) => breakCursors(indexOf(index), transaction, fault);
      const read = store.get.bind(store);
      store.get = (key) => {
        const failed = fault('read');
        if (failed !== undefined) throw failed;
        return read(key);
      };
      return store;
    };
    return transaction;
  };
}

/** A cursor whose connection dies when it has come to its second row. */
function breakCursors(
  index: IDBIndex,
  transaction: IDBTransaction,
  fault: (what: string) => DOMException | undefined,
): IDBIndex {
  for (const method of ['openCursor', 'openKeyCursor'] as const) {
    const open = index[method].bind(index);
    const broken = (...given: Parameters<typeof open>) => {
      const request = open(...given);
      let rows = 0;
      request.addEventListener('success', () => {
        rows += 1;
        if (rows === 2 && fault('cursor') !== undefined) transaction.abort();
      });
      return request;
    };
    Object.assign(index, { [method]: broken });
  }
  return index;
}

function loseAnswers(connection: IDBDatabase, answers: { lose: number }): void {
  const begin = connection.transaction.bind(connection);
  connection.transaction = (names, mode, options) => {
    const transaction = begin(names, mode, options);
    if (answers.lose === 0) return transaction;
    answers.lose -= 1;
    Object.defineProperty(transaction, 'oncomplete', { get: () => null, set: () => undefined });
    const event = new Event('abort');
    transaction.addEventListener('complete', () => transaction.onabort?.(event));
    return transaction;
  };
}
