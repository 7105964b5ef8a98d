import { connect, createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

/** What a line is like while nothing else is said. */
export type Weather = {
  bitsPerSecond?: number;
  /** One way. */
  delayMs?: number;
  /** How likely a connection is reset at each chunk that comes. */
  resets?: { probability: number; next(): number; struck(): void };
};

export type Towards = 'server' | 'client';

/** One stretch of TCP between two places: it carries bytes, slowly or not at all, and knows nothing of HTTP. */
export type Link = {
  port: number;
  weather: Weather;
  /** Cuts the connection in which so many more bytes have gone towards one end; `struck` is called when it happens, once. */
  cutAfter(bytes: number, towards: Towards, struck: () => void): void;
  /** Cuts all connections that stand now. @returns how many */
  cutAll(): number;
  calm(): void;
  end(): Promise<void>;
};

type Cut = { left: number; towards: Towards; struck: () => void };

/** @param target the port on this machine that it leads to; asked for at each connection */
export async function openLink(target: () => number): Promise<Link> {
  const sockets = new Set<Socket>();
  let cut: Cut | undefined;
  const server = createServer((client) => {
    const upstream = connect(target(), '127.0.0.1');
    const close = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', close);
      socket.on('close', () => {
        sockets.delete(socket);
        close();
      });
    }
    carry(client, upstream, 'server');
    carry(upstream, client, 'client');
  });

  function carry(from: Socket, to: Socket, towards: Towards): void {
    let freeAt = 0;
    let last = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      const { bitsPerSecond, delayMs = 0, resets } = link.weather;
      if (resets !== undefined && resets.next() < resets.probability) {
        resets.struck();
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      const bytes = untilCut(chunk, towards, () => from.destroy());
      if (bitsPerSecond === undefined && delayMs === 0) {
        last = last.then(() => void to.write(bytes));
        return;
      }
      const took = bitsPerSecond === undefined ? 0 : (bytes.length * 8_000) / bitsPerSecond;
      freeAt = Math.max(Date.now(), freeAt) + took;
      const due = freeAt + delayMs;
      last = last.then(() => until(due)).then(() => void (to.writable && to.write(bytes)));
    });
    from.on('end', () => void last.then(() => to.end()));
  }

  function untilCut(chunk: Buffer, towards: Towards, destroy: () => void): Buffer {
    if (cut === undefined || cut.towards !== towards) return chunk;
    const { left, struck } = cut;
    cut.left -= chunk.length;
    if (left > chunk.length) return chunk;
    cut = undefined;
    setImmediate(destroy);
    struck();
    return chunk.subarray(0, left);
  }

  const link: Link = {
    ...(await listening(server)),
    weather: {},
    cutAfter: (bytes, towards, struck) => {
      cut = { left: bytes, towards, struck };
    },
    cutAll: () => {
      const count = sockets.size;
      for (const socket of sockets) socket.destroy();
      return count;
    },
    calm: () => {
      cut = undefined;
      link.weather = {};
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return link;
}

const until = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, time - Date.now())));
