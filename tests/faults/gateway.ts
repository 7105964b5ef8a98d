import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listening } from './listening.ts';
import { PORTALS, type PortalForm } from './portals.ts';

/**
 * What happens to one request. `lose-answer`: the server has answered, and nobody hears it. `truncate`: the answer ends half-way, as a
 * broken connection or, `honest`, as a shorter answer. `duplicate`: the same bytes go to the server twice. `portal`: somebody else
 * answers. `stale`: an earlier answer of the same address comes again. `strip-answer`: a proxy takes headers off the answer;
 * `strip-request`: off the request. `limit`: bodies above so many bytes are answered 413. `rewrite`: the answer's bytes are others.
 * `fail`: whatever asks with this text in it is answered 500.
 */
export type GatewayFault =
  | { kind: 'lose-answer' }
  | { kind: 'truncate'; honest: boolean }
  | { kind: 'duplicate' }
  | { kind: 'portal'; form: PortalForm }
  | { kind: 'stale' }
  | { kind: 'strip-answer'; headers: string[] }
  | { kind: 'strip-request'; headers: string[] }
  | { kind: 'limit'; bytes: number }
  | { kind: 'rewrite'; bytes(before: Buffer): Buffer }
  | { kind: 'fail'; text: string };

export type Armed = {
  fault: GatewayFault;
  /** How the path begins; every path without. */
  path?: string;
  /** How many requests it strikes; one without. */
  times?: number;
  /** Called when it strikes, after the server did its part and before the other end hears of it: a request stands still meanwhile. */
  struck?(path: string): Promise<void> | void;
};

/** A proxy that understands HTTP: it sees whole requests and whole answers. */
export type Gateway = {
  port: number;
  arm(armed: Armed): void;
  calm(): void;
  /** After how long it closes a connection on which nothing is said; 0 for never. */
  cutIdleAfter(ms: number, struck: () => void): void;
  end(): Promise<void>;
};

type Answer = { status: number; headers: string[]; body: Buffer };
type Asked = { message: IncomingMessage; path: string; body: Buffer };

export async function openGateway(target: () => number): Promise<Gateway> {
  let armed: Armed[] = [];
  const earlier = new Map<string, Answer>();

  const server = createServer((message, response) => {
    void serve(message, response).catch(() => response.socket?.destroy());
  });
  server.keepAliveTimeout = 0;

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(message);
    const asked: Asked = { message, path: message.url ?? '/', body };
    const strike = take(asked);
    const answer = await answered(asked, strike?.fault);
    await strike?.struck?.(asked.path);
    if (strike === undefined && answer.status === 200) earlier.set(asked.path, answer);
    give(response, answer, strike?.fault);
  }

  function take(asked: Asked): Armed | undefined {
    const found = armed.find(({ fault, path = '/' }) => asked.path.startsWith(path) && fits(fault, asked));
    if (found === undefined) return undefined;
    found.times = (found.times ?? 1) - 1;
    if (found.times <= 0) armed = armed.filter((one) => one !== found);
    return found;
  }

  function fits(fault: GatewayFault, { path, body }: Asked): boolean {
    if (fault.kind === 'limit') return body.length > fault.bytes;
    if (fault.kind === 'fail') return body.includes(fault.text);
    return fault.kind !== 'stale' || earlier.has(path);
  }

  async function answered(asked: Asked, fault: GatewayFault | undefined): Promise<Answer> {
    switch (fault?.kind) {
      case 'portal':
        return PORTALS[fault.form];
      case 'limit':
        return { status: 413, headers: ['content-type', 'text/html'], body: Buffer.from('<h1>Too large</h1>') };
      case 'fail':
        return { status: 500, headers: ['content-type', 'text/html'], body: Buffer.from('<h1>Internal error</h1>') };
      case 'stale':
        return earlier.get(asked.path) ?? forward(asked, target());
      case 'duplicate':
        await forward(asked, target());
        return forward(asked, target());
      case 'strip-request':
        return forward(asked, target(), fault.headers);
      case 'strip-answer': {
        const answer = await forward(asked, target());
        return { ...answer, headers: without(answer.headers, fault.headers) };
      }
      case 'rewrite': {
        const answer = await forward(asked, target(), ['accept-encoding', 'if-none-match', 'if-modified-since']);
        const headers = without(answer.headers, ['content-length', 'etag']);
        return { ...answer, headers, body: fault.bytes(answer.body) };
      }
      default:
        return forward(asked, target());
    }
  }

  return {
    ...(await listening(server)),
    arm: (one) => void armed.push({ ...one }),
    calm: () => {
      armed = [];
      server.keepAliveTimeout = 0;
    },
    cutIdleAfter: (ms, struck) => {
      server.keepAliveTimeout = ms;
      server.once('connection', (socket) => socket.once('close', struck));
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function give(response: ServerResponse, { status, headers, body }: Answer, fault: GatewayFault | undefined): void {
  if (fault?.kind === 'lose-answer') {
    response.socket?.destroy();
    return;
  }
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (fault?.kind === 'truncate' && fault.honest) {
    response.writeHead(status, without(headers, ['content-length'])).end(half);
  } else if (fault?.kind === 'truncate') {
    const head = [...without(headers, ['content-length']), 'content-length', String(body.length)];
    response.writeHead(status, head).write(half, () => response.socket?.destroy());
  } else {
    response.writeHead(status, without(headers, ['transfer-encoding', 'connection', 'keep-alive'])).end(body);
  }
}

function forward({ message, path, body }: Asked, port: number, leaveOut: string[] = []): Promise<Answer> {
  const headers = without(message.rawHeaders, ['connection', ...leaveOut]);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, method: message.method ?? 'GET', agent: false } as const;
    const asking = request(options, (answer) => {
      bytesOf(answer).then(
        (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: bytes }),
        reject,
      );
    });
    asking.once('error', reject);
    asking.end(body);
  });
}

/** Of a flat list of names and values. */
function without(headers: readonly string[], names: readonly string[]): string[] {
  return headers.filter((_, at) => !names.includes((headers[at - (at % 2)] ?? '').toLowerCase()));
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
