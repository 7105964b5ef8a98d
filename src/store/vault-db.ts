import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Team } from '../protocol/team.ts';

/**
 * Where a mutation is. `waiting` → `sending` → `sent` → `confirmed` is the way of all that goes well: the server named it,
 * then a pull showed it. `held` never left: the identifier stop or a value that does not fit its field. `parked` and
 * `refused` came back. `mended` was parked, refused or held, or had not left yet, and a later edit took its place. `removed` was parked,
 * refused or held, and its person removed its whole record: it asks again where the record is there all the same (S22).
 */
export const OUTBOX_STATES = [
  'waiting',
  'sending',
  'sent',
  'confirmed',
  'held',
  'parked',
  'refused',
  'mended',
  'removed',
] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Keys in the clear, everything a person wrote in the sealed body (S13). */
export type OutboxRow = {
  /** Its place in the order of saves. */
  n: number;
  mid: string;
  scope: string;
  record: string;
  field: string;
  kind: string;
  state: OutboxState;
  /** ISO time of the last change of state. */
  since: string;
  /** What it was before its record was removed; of a `removed` row only. */
  was?: 'held' | 'parked' | 'refused' | undefined;
  /** Which opened page wrote it; only that one may still change it in place. */
  tab?: string;
  /** It left in a file, and was never on its way to the server. */
  filed?: boolean;
  /** The public key of the device that made it, where it came here in a file (S30). */
  carrier?: string;
  /** All of the identifier stop has looked at it; without that it does not leave (S31). */
  judged?: true | undefined;
  /** It is held until a desk answers a question: it is judged again when something came in. */
  asks?: true;
  /** Sent again to a server that lost it and has the later edit that replaced it (S16): the push says so. */
  past?: true;
  body: unknown;
};

/** For a row that says the same under another name. */
export const stillJudged = ({ judged }: OutboxRow): Pick<OutboxRow, 'judged'> => (judged === true ? { judged } : {});

export type BaseRow = { scope: string; record: string; field: string; kind: string; body: unknown };
export type LogEntry = { scope: string; seq: number; mid: string; record: string; field: string; body: unknown };

export type ScopeRow = {
  scope: string;
  role: string;
  cursor: string | null;
  /** False until the server has this scope: it is made by the first push (S2). */
  known: boolean;
  pulledAt?: string;
  /** Why the server no longer lets this person in. */
  lost?: string;
  /** Why the server takes no work of this person into it, though it may let them read. */
  refused?: string;
  /** What the server had, and is sent again because it says that there is no such scope: the rows' `n`, by the state that they had. */
  again?: { sent: number[]; confirmed: number[] };
  /** To be fetched from its beginning at the next pull: its digest was wrong (S29), or a newer app can read more of it (S12). */
  anew?: true;
  /** ISO time of the last audit. */
  auditedAt?: string;
  /** What others wrote, by `mid`, that stood here until the server was set back to a time before it (S16). It goes when they send it again. */
  missing?: string[];
  /** Who was in the team, and is not any more since the server was set back: a lead's device tells the server (S2). */
  leftOut?: Team;
};

/** A row of a log that this version of the app cannot read (S12): a newer one will. `app` is the schema version that could not. */
export type QuarantineRow = { scope: string; seq: number; app: number; body: unknown };

export type SettingRow = { name: string; value: unknown };

/** An IndexedDB other than the browser's own. */
export type IndexedDbWorld = { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange };

/** The vault of whoever was in this browser first; each further person's has a name of its own. */
export const FIRST_VAULT = 'dandelion-vault';

/** The precious database: what people wrote. It is changed by adding; rows go only when the server has shown them. */
export class VaultDb extends Dexie {
  declare outbox: EntityTable<OutboxRow, 'n'>;
  declare base: Table<BaseRow, [string, string, string]>;
  declare log: Table<LogEntry, [string, number]>;
  declare scopes: EntityTable<ScopeRow, 'scope'>;
  declare settings: EntityTable<SettingRow, 'name'>;
  declare quarantine: Table<QuarantineRow, [string, number]>;

  /** @param world whose IndexedDB to use; the browser's own, unless a test or a simulator passes one */
  constructor(name = FIRST_VAULT, world: IndexedDbWorld = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...world });
    this.version(1).stores({
      outbox: '++n, &mid, state, kind, [state+since], [scope+state], [scope+record+field]',
      base: '[scope+record+field], scope, kind',
      log: '[scope+seq], [scope+mid], [scope+record+field]',
      scopes: 'scope',
      settings: 'name',
    });
    this.version(2).stores({ quarantine: '[scope+seq], scope' });
  }
}
