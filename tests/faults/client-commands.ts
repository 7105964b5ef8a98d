import type { PublishedProject } from '../../src/domain/project/published-project.ts';
import type { Role } from '../../src/domain/team/membership.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Grant } from '../../src/protocol/grants.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { Change } from '../../src/store/change.ts';
import type { TakenOut, TakeOut } from '../../src/store/redact.ts';
import type { OutboxState } from '../../src/store/vault-db.ts';

/** What a run asks of a device that is a process of its own, by name: what goes in, and what comes back. */
export type ClientCommands = {
  save: { takes: Change; gives: { mid: string; held: boolean; shown: boolean } };
  /** Many at once, in one transaction. */
  saveAll: { takes: Change[]; gives: string[] };
  remove: { takes: { scope: string; record: string; kind: string }; gives: { mid: string } };
  /** A whole round that begins now; `twice`: two engines on the same vault at once, with no lock between them. */
  sync: { takes: { twice?: boolean }; gives: undefined };
  person: { takes: undefined; gives: string };
  device: { takes: undefined; gives: string };
  grant: { takes: { scope: string; role: Role }; gives: Grant | undefined };
  accept: { takes: Grant; gives: boolean };
  /** Saves all work of the device to a file, and how many changes are in it (S30). */
  workFile: { takes: { path: string }; gives: number };
  /** @returns how many changes were added */
  bringBack: { takes: { path: string }; gives: number };
  /** Takes values of a field out for good (S23). */
  takeOut: { takes: Omit<TakeOut, 'reason'>; gives: TakenOut };
  /** A newer app starts on this store: it reads what the older one could not (S12). */
  newerApp: { takes: undefined; gives: undefined };
  /** Asks to publish a project as it stands here. */
  publish: { takes: { project: string }; gives: undefined };
  /** Approves all that waits at a desk. @returns how many */
  approve: { takes: { desk: string }; gives: number };
  /** Brings the archive up to date, and gives all bodies that can be read here; undefined where it did not come. */
  archive: { takes: undefined; gives: PublishedProject[] | undefined };
  clock: { takes: { aheadMs: number }; gives: undefined };
  network: { takes: { up: boolean }; gives: undefined };
  state: { takes: undefined; gives: DeviceState };
};

export type CommandName = keyof ClientCommands;
export type Command = { id: number; name: CommandName; takes: unknown };
export type Said = { id: number; gives?: unknown; failed?: string } | { unsent: number };

type Sent = Pick<Mutation, 'mid' | 'scope' | 'record' | 'field' | 'base' | 'payload'> & { state: OutboxState };

/** All that a device has, as the oracle compares it. */
export type DeviceState = {
  outbox: Sent[];
  base: { scope: string; record: string; field: string; state: FieldState }[];
  log: { scope: string; seq: number; mid: string }[];
  scopes: { scope: string; cursor: string | null; lost: boolean }[];
};
