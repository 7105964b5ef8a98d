import Dexie from 'dexie';
import type { Mutation } from '../protocol/mutation.ts';
import { isLane, LANES } from './carried-lane.ts';
import { openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';
import { turnedAway } from './why-closed.ts';

/** One change that the server has not confirmed, in the words of the screens. */
export type UnsentChange = {
  mid: string;
  scope: string;
  record: string;
  kind: string;
  field: string;
  op: Mutation['op'];
  madeAt: string;
};

/** Where all work of this device's person is: the truth behind every "Sent" on a screen. */
export type WhereIsMyWork = {
  saved: UnsentChange[];
  sending: UnsentChange[];
  /** How many of those that are sending were given to the network, not to a file alone. */
  halfway: number;
  /** Held or come back, or made in a scope that the server lets nothing of this person's into. */
  needsYou: UnsentChange[];
  sent: number;
  lastSentAt: string | undefined;
  /** How many changes of other people are here that the server has not taken yet (S30). */
  forOthers: number;
};

export async function whereIsMyWork(vault: Vault): Promise<WhereIsMyWork> {
  const { db } = vault;
  const [open, sent, lastSent, lastConfirmed, scopes] = await db.transaction('r', db.outbox, db.scopes, async () => [
    await db.outbox.where('state').anyOf('waiting', 'sending', 'held', 'parked', 'refused').sortBy('n'),
    (await countIn(vault, 'sent')) + (await countIn(vault, 'confirmed')) - (await sentForOthers(vault)),
    await lastIn(vault, 'sent'),
    await lastIn(vault, 'confirmed'),
    await db.scopes.toArray(),
  ]);
  const rows = open.filter(isOwn);
  const away = new Set(scopes.filter((row) => turnedAway(row) !== undefined).map((row) => row.scope));
  const bodies = await openOutboxRows(vault, rows);
  const placeOf = ({ state, scope }: OutboxRow) =>
    (state === 'waiting' || state === 'sending') && !away.has(scope) ? state : 'needs-you';
  const changes = (place: ReturnType<typeof placeOf>): UnsentChange[] =>
    rows.flatMap((row, at) => {
      const { mid, scope, record, kind, field } = row;
      const { op = 'set', madeAt = '' } = bodies[at]?.mutation ?? {};
      return placeOf(row) === place ? [{ mid, scope, record, kind, field, op, madeAt }] : [];
    });
  return {
    saved: changes('waiting'),
    sending: changes('sending'),
    halfway: rows.filter((row) => placeOf(row) === 'sending' && row.filed !== true).length,
    needsYou: changes('needs-you'),
    sent,
    lastSentAt: [lastSent?.since, lastConfirmed?.since]
      .filter((since) => since !== undefined)
      .sort()
      .at(-1),
    forOthers: open.length - rows.length,
  };
}

/** What is carried for somebody else is listed by itself (S30). */
const isOwn = (row: OutboxRow): boolean => !isLane(row.scope);

/** There may be thousands. One state at a time: of several, the database would have to be asked for each row. */
const countIn = ({ db }: Vault, state: OutboxRow['state']) => db.outbox.where('state').equals(state).count();

const sentForOthers = ({ db }: Vault) =>
  db.outbox
    .where('[scope+state]')
    .between([LANES[0], ''], [LANES[1], ''])
    .and((row) => row.state === 'confirmed')
    .count();

/** The row that came last into a state. There may be thousands: only this one is read. */
const lastIn = ({ db }: Vault, state: OutboxRow['state']) =>
  db.outbox.where('[state+since]').between([state, Dexie.minKey], [state, Dexie.maxKey]).last();
