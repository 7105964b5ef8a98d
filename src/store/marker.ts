import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TextStorage } from './journal.ts';

const rescueSchema = z.object({
  /** The person's scope that it opens. */
  scope: z.string(),
  secret: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
});

const unsentSchema = z.object({ count: z.number(), projects: z.array(z.string()) });

const markSchema = z.object({
  /** The id of the vault that it stands for. */
  vault: z.string(),
  person: z.string(),
  device: z.string(),
  writtenAt: z.string(),
  /** What the server had not named: null where that is not known, which is not the same as nothing. */
  unsent: z.nullable(unsentSchema),
  /** Where `unsent` is not known: what it was when it was known last. */
  before: z.optional(unsentSchema),
  /** Whether the browser was closed with all of it marked, and nothing has been written since. */
  closed: z.optional(z.boolean()),
  /** The newest change that must still be in the vault. */
  newest: z.optional(z.string()),
  /** The way back to this person's work (S11). */
  rescue: z.optional(rescueSchema),
});

const lostSchema = z.extend(markSchema, {
  how: z.enum(['thrown-away', 'went-back']),
  /** How the rescue ended: `back`, or why the server does not let this browser in. Absent while it is still to be tried. */
  outcome: z.optional(z.string()),
});

const markerSchema = z.object({
  version: z.literal(1),
  mark: z.optional(markSchema),
  lost: z.array(lostSchema),
});

export type Rescue = z.infer<typeof rescueSchema>;
export type Mark = z.infer<typeof markSchema>;
/** A vault that is gone, or went back, with what was known of it. */
export type Lost = z.infer<typeof lostSchema>;
type MarkerState = z.infer<typeof markerSchema>;

const KEY = 'dandelion-marker';
const MOST_LOST = 5;
const EMPTY: MarkerState = { version: 1, lost: [] };

/**
 * What is known of the vault outside of it (S11), so that a vault that was thrown away is missed. Nothing here ever throws: without
 * it, all works as before.
 */
export type Marker = {
  state: StoreApi<MarkerState>;
  /** The vault as it is now. Of a vault with another id that stood here, it says that it is lost. */
  note(mark: Omit<Mark, 'rescue'>): void;
  /** The same, from what `take` reads. What changes while it reads leaves it unknown what is not sent. */
  renew(take: () => Promise<Omit<Mark, 'rescue'>>): Promise<void>;
  /**
   * Something is about to change: what is not sent is not known until the next mark. It writes once, and after that only looks.
   *
   * @param dropped changes that leave the vault, so that none of them is missed
   */
  touch(dropped?: readonly string[]): void;
  /** The last page goes away, and all is marked; or a page has opened again. Of what is not known, it stays so. */
  close(closed: boolean): void;
  /** Reads again what other tabs wrote. */
  look(): void;
  /** The vault that is marked is not here, or is not what it was. */
  lose(how: Lost['how']): void;
  keepRescue(rescue: Rescue): void;
  /** How the rescue of a lost vault ended. */
  ended(lost: Lost, outcome: string): void;
  /** A person has read it, or says that it is not their work. */
  forget(lost: Lost): void;
};

export function createMarker(storage: TextStorage | undefined): Marker {
  const state = createStore<MarkerState>(() => readMarker(storage));
  let touches = 0;

  /** Other tabs write it too. */
  const stands = () => (storage === undefined ? state.getState() : readMarker(storage));

  function change(edit: (before: MarkerState) => MarkerState): void {
    const before = stands();
    const after = edit(before);
    state.setState(after, true);
    if (after === before) return;
    try {
      storage?.setItem(KEY, JSON.stringify(after));
    } catch {
      // A full store: what was marked before stands.
    }
  }

  const editLost = (lost: Lost, edit: (one: Lost) => Lost[]) =>
    change((before) => ({ ...before, lost: before.lost.flatMap((one) => (isSame(one, lost) ? edit(one) : [one])) }));

  const note: Marker['note'] = (mark) =>
    change((before) => {
      const other = before.mark !== undefined && before.mark.vault !== mark.vault;
      const { lost, mark: last } = other ? withLost(before, 'thrown-away') : before;
      return { version: 1, lost, mark: { ...mark, ...(last?.rescue !== undefined && { rescue: last.rescue }) } };
    });

  return {
    state,
    note,
    async renew(take) {
      const begun = touches;
      const mark = await take();
      note(touches === begun ? mark : unknown(mark));
    },
    touch(dropped = []) {
      touches += 1;
      change((before) => (before.mark === undefined ? before : withMark(before, touched(before.mark, dropped))));
    },
    close: (closed) =>
      change((before) => {
        const { mark } = before;
        if (mark === undefined || mark.unsent === null || (mark.closed ?? false) === closed) return before;
        return withMark(before, { ...mark, closed });
      }),
    look: () => state.setState(stands(), true),
    lose(how) {
      const missed = state.getState().mark?.vault;
      // Another tab may have said it already, and marked the vault that is here now.
      change((before) => (before.mark?.vault === missed ? withLost(before, how) : before));
    },
    keepRescue: (rescue) =>
      change((before) => ({ ...before, ...(before.mark !== undefined && { mark: { ...before.mark, rescue } }) })),
    ended: (lost, outcome) => editLost(lost, (one) => [{ ...one, outcome }]),
    forget: (lost) => editLost(lost, () => []),
  };
}

/** Vaults that were thrown away, and whose person can still be come back to. */
export const lostToComeBackTo = ({ state }: Marker): Lost[] =>
  state
    .getState()
    .lost.filter(({ how, rescue, outcome }) => how === 'thrown-away' && rescue !== undefined && outcome === undefined);

const withMark = (before: MarkerState, mark: Mark): MarkerState =>
  mark === before.mark ? before : { ...before, mark };

/** The mark of a vault that is being written: the same where it says so already. */
function touched(mark: Mark, dropped: readonly string[]): Mark {
  const drops = mark.newest !== undefined && dropped.includes(mark.newest);
  if (mark.unsent === null && mark.closed !== true && !drops) return mark;
  const { newest, ...rest } = unknown(mark);
  return newest === undefined || drops ? rest : { ...rest, newest };
}

function unknown<M extends Omit<Mark, 'rescue'>>(mark: M): Omit<M, 'closed'> & { unsent: null } {
  const { closed: _, ...rest } = mark;
  return { ...rest, unsent: null, ...(mark.unsent !== null && { before: mark.unsent }) };
}

/** What went back is still here under its id; what was thrown away is not. */
function withLost(before: MarkerState, how: Lost['how']): MarkerState {
  const { mark } = before;
  if (mark === undefined) return before;
  const lost = [...before.lost, { ...mark, how }].slice(-MOST_LOST);
  if (how === 'thrown-away') return { version: 1, lost };
  const { newest: _, ...rest } = mark;
  return { version: 1, lost, mark: rest };
}

const isSame = (a: Lost, b: Lost) => a.vault === b.vault && a.writtenAt === b.writtenAt;

function readMarker(storage: TextStorage | undefined): MarkerState {
  try {
    const read = z.safeParse(markerSchema, JSON.parse(storage?.getItem(KEY) ?? 'null'));
    return read.success ? read.data : EMPTY;
  } catch {
    return EMPTY;
  }
}
