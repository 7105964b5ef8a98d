import * as z from 'zod/mini';
import type { Unlocked } from '../../store/lock/unlock.ts';
import { readPeople } from '../../store/people-here.ts';

const CHANNEL = 'dandelion-turn';
const LONGEST_ANSWER_MS = 250;
const HERE = 'dandelion-here';

/** Whose turn it is, and what opens their vault. It goes from page to page of this browser, and is never written down. */
export type Turn = { turn: string; person: string; unlocked: Unlocked | undefined };

/** What a page says to the others: it asks who works here, answers, or says that somebody is there. */
type Said = { is: 'asking' } | { is: 'turn'; turn: Turn } | { is: 'active'; turn: string };

export type OtherPages = { active(): void; close(): void };

/** Answers other pages of the same turn, and hears that somebody is active in them. */
export function talkToPages(mine: Turn, { isOver, onActive }: { isOver(): boolean; onActive(): void }): OtherPages {
  const channel = new BroadcastChannel(CHANNEL);
  const say = (said: Said) => channel.postMessage(said);
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.is === 'active' && data.turn === mine.turn) onActive();
    if (data.is === 'asking' && !isOver()) say({ is: 'turn', turn: mine });
  });
  return { active: () => say({ is: 'active', turn: mine.turn }), close: () => channel.close() };
}

/** Asks the other pages whose turn it is, so that a second tab does not ask for the PIN again. */
export function askPages(): Promise<Turn | undefined> {
  const { turn: now } = readPeople(localStorage);
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<Turn | undefined>((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.is === 'turn' && data.turn.turn === now) resolve(data.turn);
    });
    const asking: Said = { is: 'asking' };
    channel.postMessage(asking);
    setTimeout(() => resolve(undefined), LONGEST_ANSWER_MS);
  }).finally(() => channel.close());
}

const hereSchema = z.object({ turn: z.string(), person: z.string(), at: z.number() });

/** So that a page of somebody without a PIN does not ask who they are when it is loaded again. */
export const rememberTurn = ({ turn, person }: Turn, at: number): void =>
  sessionStorage.setItem(HERE, JSON.stringify({ turn, person, at }));

export const forgetTurn = (): void => sessionStorage.removeItem(HERE);

/** @param freshMs how long ago it may have been noted */
export function rememberedTurn(now: number, freshMs: number): Turn | undefined {
  try {
    const { data } = hereSchema.safeParse(JSON.parse(sessionStorage.getItem(HERE) ?? 'null'));
    if (data === undefined || data.turn !== readPeople(localStorage).turn) return undefined;
    return Math.abs(now - data.at) < freshMs ? { ...data, unlocked: undefined } : undefined;
  } catch {
    return undefined;
  }
}
