import type { Fetch } from '../../src/sync/transport.ts';
import type { LinkFault } from './faults.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Answer, SimServer } from './sim-server.ts';

/** The way of one device to the server. */
export type Link = {
  online: boolean;
  /** Faults that wait for the next requests that they fit. */
  armed: LinkFault[];
  /** Answers that came this way, for a proxy that keeps them. */
  kept: Map<string, Answer>;
  /** How many answers have come in. */
  heard: number;
};

export type NetworkParts = {
  server: SimServer;
  scheduler: Scheduler;
  random: Random;
  /** Called when a fault strikes a request of this link. */
  struck(link: Link, fault: LinkFault): void;
  /** Called for each request and answer, for the trace. */
  seen(what: string): void;
};

const OF_PIECES: readonly LinkFault[] = ['piece-flipped', 'piece-cut'];

/** The fetch of a device whose requests take time, and meet what waits for them on the way. */
export function fetchOver(parts: NetworkParts, link: Link): Fetch {
  const { scheduler, random } = parts;
  return (path, init) =>
    new Promise((resolve, reject) => {
      const fault = nextFault(link, path, String(init.body ?? ''));
      if (fault !== undefined) parts.struck(link, fault);
      const way = () => 5 + random.below(200) + (fault === 'slow' ? 3_000 + random.below(15_000) : 0);
      const fail = () => reject(new TypeError('the connection was cut'));
      if (!link.online) {
        scheduler.after(1, fail);
        return;
      }
      scheduler.after(way(), async () => {
        const answer = await onTheWay(parts, link, { path, init, fault });
        parts.seen(`${path} ${fault ?? ''} ${answer?.status ?? 'none'}`);
        scheduler.after(way(), () => {
          if (answer === undefined || !link.online) return fail();
          link.heard += 1;
          resolve(responseOf(answer));
        });
      });
    });
}

/** @returns undefined for an answer that never comes */
async function onTheWay(
  parts: NetworkParts,
  link: Link,
  { path, init, fault }: { path: string; init: RequestInit; fault: LinkFault | undefined },
): Promise<Answer | undefined> {
  const { server, scheduler, random } = parts;
  const page = (status: number) => answerOf(status, '<!doctype html><h1>Log in to the ward wifi</h1>', 'text/html');
  switch (fault) {
    case 'request-lost':
      return undefined;
    case 'portal-page':
      return page(200);
    case 'portal-511':
      return page(511);
    case 'bad-gateway':
      return page(502);
    case 'too-large':
      return page(413);
    case 'portal-redirect':
      return init.redirect === 'error' ? undefined : page(200);
    case 'portal-json':
      return answerOf(200, JSON.stringify(forged(path, String(init.body ?? '{}'))), 'application/json');
    case 'old-answer':
    case 'old-manifest':
      return link.kept.get(path);
    default:
  }
  const answer = await server.handle(path, init);
  // A cache keeps what there was, not that it is the same.
  if ((!link.kept.has(path) || random.below(3) === 0) && answer.status !== 304) link.kept.set(path, answer);
  switch (fault) {
    case 'answer-lost':
      return undefined;
    case 'crash':
      await server.restart();
      return undefined;
    case 'cut':
    case 'piece-cut':
      return { ...answer, text: answer.text.slice(0, random.below(answer.text.length)) };
    case 'row-unread':
      return { ...answer, text: answer.text.replace('"op":"set"', '"op":"later"') };
    case 'piece-flipped':
      return { ...answer, text: flipped(answer.text, random.below(answer.text.length)) };
    case 'replayed':
      scheduler.after(random.below(60_000), () => server.handle(path, init));
      return answer;
    default:
      return answer;
  }
}

/** The first armed fault that can strike this request; it is used up. */
function nextFault(link: Link, path: string, body: string): LinkFault | undefined {
  if (!link.online) return undefined;
  const at = link.armed.findIndex((fault) => fits(fault, link, path, body));
  return at < 0 ? undefined : link.armed.splice(at, 1)[0];
}

function fits(fault: LinkFault, link: Link, path: string, body: string): boolean {
  if (OF_PIECES.includes(fault)) return /^\/a\/(summaries|bodies)\//.test(path);
  if (fault === 'old-manifest') return path === '/a/manifest.json' && link.kept.has(path);
  if (fault === 'old-answer') return path.startsWith('/v1/') && link.kept.has(path);
  if (fault === 'too-large') return path === '/v1/push' && body.length > 1_000;
  if (fault === 'row-unread') return path === '/v1/pull';
  if (fault === 'portal-json') return path.startsWith('/v1/p');
  return true;
}

/** What a portal might say that has seen our answers: all but the nonce, which it cannot know. */
function forged(path: string, body: string): object {
  const envelope = { dandelion: 1, nonce: 'a-nonce-of-somebody-else', serverTime: '2026-03-01T10:00:00.000Z' };
  const asked = JSON.parse(body) as { scope?: string; mutations?: { mid: string }[]; scopes?: { scope: string }[] };
  if (path === '/v1/push') {
    const results = (asked.mutations ?? []).map(({ mid }, at) => ({ mid, result: 'applied', seq: at + 1 }));
    return { ...envelope, scope: asked.scope, results };
  }
  const refused = (asked.scopes ?? []).map(({ scope }) => ({ scope, code: 'not-a-member' }));
  return { ...envelope, pages: [], refused };
}

const answerOf = (status: number, text: string, type: string): Answer => ({
  status,
  headers: [['content-type', type]],
  text,
});

/** Another character of the same length: what a flipped bit makes of a text. */
function flipped(text: string, at: number): string {
  const other = text[at] === 'e' ? 'a' : 'e';
  return text.slice(0, at) + other + text.slice(at + 1);
}

const responseOf = ({ status, headers, text }: Answer): Response =>
  new Response(status === 304 || status === 204 ? null : text, { status, headers });
