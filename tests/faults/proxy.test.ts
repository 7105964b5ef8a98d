import { createServer } from 'node:http';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listening } from './listening.ts';
import { PORTAL_FORMS, PORTALS } from './portals.ts';
import { type FaultProxy, openProxy } from './proxy.ts';

let proxy: FaultProxy;
let heard: string[];
let aborted: number;

/** A server that says how often it was asked, and what it got. */
beforeEach(async () => {
  heard = [];
  aborted = 0;
  const server = createServer(async (message, response) => {
    let body = '';
    try {
      for await (const chunk of message) body += String(chunk);
    } catch {
      aborted += 1;
      return;
    }
    heard.push(body);
    response.writeHead(200, {
      'content-type': 'text/plain',
      etag: '"one"',
      'x-signed': message.headers['x-signed'] ?? '',
    });
    response.end(`answer ${heard.length} to ${body}`);
  });
  const { port } = await listening(server);
  proxy = await openProxy(port);
  onTestFinished(async () => {
    await proxy.end();
    server.closeAllConnections();
    server.close();
  });
});

const post = (body: string, path = '/v1/push') =>
  fetch(proxy.url + path, { method: 'POST', body, headers: { 'x-signed': 'yes' }, redirect: 'manual' });
const text = async (body: string) => (await post(body)).text();

describe('the fault proxy', () => {
  test('carries what nothing is wrong with', async () => {
    expect(await text('a')).toBe('answer 1 to a');
    const large = 'x'.repeat(300_000);
    expect(await text(large)).toBe(`answer 2 to ${large}`);
  });

  test('loses an answer after the server has given it, once', async () => {
    const struck: string[] = [];
    proxy.gateway.arm({ fault: { kind: 'lose-answer' }, path: '/v1/push', struck: (path) => void struck.push(path) });
    await post('b', '/other');
    await expect(post('c')).rejects.toThrow();
    expect(heard).toEqual(['b', 'c']);
    expect(struck).toEqual(['/v1/push']);
    expect(await text('d')).toBe('answer 3 to d');
  });

  test('sends the same bytes twice', async () => {
    proxy.gateway.arm({ fault: { kind: 'duplicate' } });
    expect(await text('e')).toBe('answer 2 to e');
    expect(heard).toEqual(['e', 'e']);
  });

  test('ends an answer half-way, with and without a broken connection', async () => {
    proxy.gateway.arm({ fault: { kind: 'truncate', honest: true } });
    expect(await text('f')).toBe('answer');
    proxy.gateway.arm({ fault: { kind: 'truncate', honest: false } });
    await expect(text('g')).rejects.toThrow();
  });

  test.each(PORTAL_FORMS)('answers as a captive portal: %s', async (form) => {
    proxy.gateway.arm({ fault: { kind: 'portal', form } });
    const answer = await post('h');
    expect(answer.status).toBe(PORTALS[form].status);
    expect(await answer.text()).toBe(PORTALS[form].body.toString());
    expect(heard).toEqual([]);
  });

  test('gives an old answer again, where it has one', async () => {
    proxy.gateway.arm({ fault: { kind: 'stale' } });
    expect(await text('i')).toBe('answer 1 to i');
    expect(await text('j')).toBe('answer 1 to i');
    expect(heard).toEqual(['i']);
  });

  test('takes headers off requests and answers', async () => {
    proxy.gateway.arm({ fault: { kind: 'strip-request', headers: ['x-signed'] } });
    expect((await post('k')).headers.get('x-signed')).toBe('');
    proxy.gateway.arm({ fault: { kind: 'strip-answer', headers: ['etag'] } });
    const answer = await post('l');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('x-signed')).toBe('yes');
  });

  test('answers 413 above a limit, and lets smaller ones through', async () => {
    proxy.gateway.arm({ fault: { kind: 'limit', bytes: 1000 }, times: 9 });
    expect((await post('m'.repeat(1001))).status).toBe(413);
    expect((await post('m'.repeat(999))).status).toBe(200);
  });

  test('puts an end to a text', async () => {
    proxy.gateway.arm({
      fault: { kind: 'rewrite', bytes: (before) => Buffer.concat([before, Buffer.from('\n// newer')]) },
    });
    expect(await text('n')).toBe('answer 1 to n\n// newer');
  });

  test('cuts a request on its way to the server, and an answer on its way back', async () => {
    const struck: string[] = [];
    proxy.far.cutAfter(400, 'server', () => struck.push('up'));
    await expect(post('o'.repeat(5_000))).rejects.toThrow();
    await expect.poll(() => aborted).toBe(1);
    proxy.near.cutAfter(20, 'client', () => struck.push('down'));
    await expect(text('p')).rejects.toThrow();
    expect(heard).toEqual(['p']);
    expect(struck).toEqual(['up', 'down']);
    expect(await text('q')).toBe('answer 2 to q');
  });

  test('throttles, delays and resets', async () => {
    proxy.near.weather = { bitsPerSecond: 400_000, delayMs: 50 };
    const began = Date.now();
    await text('r'.repeat(5_000));
    // 5,000 bytes there and back at 50,000 a second, and twice the delay.
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
    let resets = 0;
    const struck = () => {
      resets += 1;
    };
    proxy.near.weather = { resets: { probability: 1, next: () => 0.5, struck } };
    await expect(post('s')).rejects.toThrow();
    expect(resets).toBeGreaterThan(0);
    proxy.calm();
    expect(await text('t')).toContain('to t');
  });

  test('cuts connections on which nothing is said, and all at once', async () => {
    const cut = new Promise<void>((resolve) => proxy.gateway.cutIdleAfter(20, resolve));
    await text('u');
    await cut;
    expect(await text('v')).toContain('to v');
    await text('w');
    expect(proxy.near.cutAll()).toBeGreaterThan(0);
    expect(await text('x')).toContain('to x');
  });
});
