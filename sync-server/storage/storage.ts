import type { Role } from '../../src/domain/team/membership.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';

/**
 * What the use cases need of a database. Times are ISO 8601 in UTC. Everything of a scope is reached by the scope's name
 * first, and nothing is unique or referenced across scopes: so they can be spread over several machines later.
 */
export type Storage = {
  /** Reads of one moment: what others write meanwhile is not seen. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** All of the work or nothing of it. Writes come one after another. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** @throws when the database does not answer */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** The database cannot take this now, and may later: it is locked or full. Nothing was changed. */
export class TemporaryFailure extends Error {
  override name = 'TemporaryFailure';
}

export type Transaction = {
  scopes: ScopeTable;
  log: LogTable;
  fields: FieldTable;
  members: MemberTable;
  devices: DeviceTable;
  grants: GrantTable;
  archive: ArchiveTable;
};

export type Scope = { scope: string; epoch: string; seq: number; createdByDevice: string; createdAt: string };

export type ScopeTable = {
  find(scope: string): Promise<Scope | undefined>;
  create(scope: Scope): Promise<void>;
  /** Takes the next `count` sequences from the scope's counter, without a gap (S18). @returns the first of them */
  advance(scope: string, count: number): Promise<number>;
  countCreated(device: string, since: string): Promise<number>;
  /** Gives every scope another epoch: no cursor from before is found any more (S16). @returns how many scopes there are */
  beginEpoch(epoch: string): Promise<number>;
};

/** A row of a scope's log as it is kept: what a pull shows, and what was sent. */
export type LogEntry = LogRow & { base: readonly string[]; schemaVersion: number; hash: string };

type KnownMutation = {
  mid: string;
  seq: number;
  hash: string;
  status: LogRow['status'];
  problem?: MutationProblem | undefined;
};

type LoggedValue = Pick<LogRow, 'mid' | 'record' | 'field' | 'payload' | 'after'>;

export type LogTable = {
  append(scope: string, entries: readonly LogEntry[]): Promise<void>;
  known(scope: string, mids: readonly string[]): Promise<KnownMutation[]>;
  values(scope: string, mids: readonly string[]): Promise<LoggedValue[]>;
  /** How many characters the payloads and states of rows have, from this sequence on, in order: told without reading them. */
  sizes(scope: string, seq: number, limit: number): Promise<number[]>;
  /** Rows from this sequence on, the row itself included, in order. */
  from(scope: string, seq: number, limit: number): Promise<LogRow[]>;
  /** Who changed these records after a sequence. Parked rows changed nothing. */
  touches(
    scope: string,
    records: readonly string[],
    after: number,
  ): Promise<{ record: string; seq: number; by: string }[]>;
};

export type FieldRow = { record: string; kind: string; field: string; state: FieldState; seq: number };

export type FieldTable = {
  ofRecords(scope: string, records: readonly string[]): Promise<FieldRow[]>;
  ofScope(scope: string): Promise<FieldRow[]>;
  put(scope: string, rows: readonly FieldRow[]): Promise<void>;
};

export type MemberTable = {
  role(scope: string, person: string): Promise<Role | undefined>;
  anyoneIs(role: Role, scope: string): Promise<boolean>;
  scopesOf(person: string): Promise<{ scope: string; role: Role }[]>;
  put(member: { scope: string; person: string; role: Role; since: string }): Promise<void>;
  remove(scope: string, person: string): Promise<void>;
};

type Device = { device: string; person: string; publicKey: string; firstSeen: string; revokedAt: string | null };

export type DeviceTable = {
  find(device: string): Promise<Device | undefined>;
  personsOf(devices: readonly string[]): Promise<{ device: string; person: string }[]>;
  countOf(person: string): Promise<number>;
  register(device: Device): Promise<void>;
  move(device: string, person: string): Promise<void>;
};

export type StoredGrant = {
  scope: string;
  secretHash: string;
  /** What asked for it: the same asking makes no second grant (S3). */
  cause: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  usedByDevice: string | null;
  usedAt: string | null;
  /** The device whose own way back this is (S11); null for what lets in somebody else. */
  rescues: string | null;
};

export type GrantTable = {
  find(scope: string, secretHash: string): Promise<StoredGrant | undefined>;
  hasCause(scope: string, cause: string): Promise<boolean>;
  create(grant: StoredGrant): Promise<void>;
  use(scope: string, secretHash: string, device: string, at: string): Promise<void>;
  /** Ends what was not used yet of a device's ways back. */
  endRescues(scope: string, device: string, at: string): Promise<void>;
};

export type PieceKind = 'summaries' | 'bodies';
export type Encoding = 'identity' | 'gzip' | 'br';
type StoredPiece = {
  kind: PieceKind;
  sha256: string;
  count: number;
  createdAt: string;
} & Record<Encoding, Uint8Array<ArrayBuffer>>;

export type PublishedRow = {
  project: string;
  version: number;
  /** The desk that approved it; none for a described project. */
  desk: string | null;
  /** What tells organisations apart: the code, or the name where there is none. */
  organisation: string | null;
  content: string;
  hash: string;
  publishedAt: string;
};

export type ArchiveTable = {
  manifest(): Promise<Manifest | undefined>;
  saveManifest(manifest: Manifest): Promise<void>;
  publish(rows: readonly PublishedRow[]): Promise<void>;
  latest(project: string): Promise<PublishedRow | undefined>;
  version(project: string, version: number): Promise<PublishedRow | undefined>;
  counts(): Promise<{ projects: number; organisations: number }>;
  celebrated(): Promise<string[]>;
  celebrate(project: string, desk: string, at: string): Promise<void>;
  uncelebrate(project: string): Promise<void>;
  putPiece(piece: StoredPiece): Promise<void>;
  piece(kind: PieceKind, sha256: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Marks pieces that no manifest names any more, and forgets those that were marked before `before`. */
  dropPieces(kind: PieceKind, dropped: readonly string[], at: string, before: string): Promise<void>;
};
