import type { Pass } from '../../src/domain/identifiers/pass.ts';
import type { WithdrawalReason } from '../../src/domain/publication/withdrawal.ts';
import type { Role } from '../../src/domain/team/membership.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import type { RedactionReason } from '../../src/protocol/mutation.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';

/**
 * What the use cases need of a database. Times are ISO 8601 in UTC. Everything of a scope is reached by the scope's name
 * first, and nothing is unique or referenced across scopes: so they can be spread over several machines later.
 */
export type Storage = {
  /** Reads of one moment: what others write meanwhile is not seen. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * All of the work or nothing of it. Writes come one after another. The promise is settled once nothing can change that any more: also
   * where the work threw.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Sees to it that what was written over or deleted before stands in no file of the database any more. Where another program reads
   * just now, that is done after a later write, or at the next start.
   */
  scrub(): Promise<void>;
  /** @throws when the database does not answer */
  check(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The database cannot take this now, and may later: it is locked or full, or another write that was to be committed with this one has
 * failed. Nothing of the transaction stands.
 */
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
  redactions: RedactionTable;
  withdrawals: WithdrawalTable;
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

/** A row of one field, without what it said. */
export type FieldHistoryRow = Pick<LogRow, 'seq' | 'mid' | 'kind' | 'op' | 'by' | 'person' | 'status'> & {
  base: readonly string[];
  hash: string;
  redacted: boolean;
};

/** What stood in a field after a row; without `after`, the row's own value alone. Parked rows are left out. */
export type FieldStateRow = Pick<LogRow, 'seq' | 'mid' | 'after'> & { base: readonly string[] };

type LoggedValue = Pick<LogRow, 'mid' | 'record' | 'field' | 'payload' | 'after'> & { base: readonly string[] };

/** That a device changed a record. */
export type Touch = { record: string; seq: number; mid: string; by: string };

export type LogTable = {
  append(scope: string, entries: readonly LogEntry[]): Promise<void>;
  known(scope: string, mids: readonly string[]): Promise<KnownMutation[]>;
  values(scope: string, mids: readonly string[]): Promise<LoggedValue[]>;
  /** How many characters the payloads and states of rows have, from this sequence on, in order: told without reading them. */
  sizes(scope: string, seq: number, limit: number): Promise<number[]>;
  /** Rows from this sequence on, the row itself included, in order. */
  from(scope: string, seq: number, limit: number): Promise<LogRow[]>;
  /** All rows of one field in order, the parked ones too. */
  history(scope: string, record: string, field: string): Promise<FieldHistoryRow[]>;
  /** Whether a row of this field names a mutation as replaced, or a text merged with it. Parked rows replaced nothing. */
  isReplaced(scope: string, edit: { record: string; field: string; mid: string }): Promise<boolean>;
  /** What stood in one field, after rows behind this sequence, in order. */
  states(scope: string, record: string, field: string, after: number, limit: number): Promise<FieldStateRow[]>;
  setState(scope: string, seq: number, after: FieldState): Promise<void>;
  /** Every reason that rows of this scope give for what looks as if it told who a patient is, in order. Parked rows count: they were judged. */
  passes(scope: string): Promise<Pass[]>;
  /** Takes the payloads of rows and what was passed in them away for good, and keeps their hashes (S23). Where a row's own value stood alone, nothing stands. */
  redact(scope: string, mids: readonly string[], redacted: NonNullable<LogRow['redacted']>): Promise<void>;
  /** Who changed these records after a sequence. Parked rows changed nothing, and a redaction is no edit. */
  touches(scope: string, records: readonly string[], after: number): Promise<Touch[]>;
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

export type Device = {
  device: string;
  person: string;
  publicKey: string;
  firstSeen: string;
  revokedAt: string | null;
  /** When another device used its way back (S11): its store is gone, as long as it is not heard of again. */
  retiredAt: string | null;
};

export type DeviceTable = {
  find(device: string): Promise<Device | undefined>;
  personsOf(devices: readonly string[]): Promise<{ device: string; person: string }[]>;
  /** How many devices of a person may still be in use: neither revoked nor retired. */
  countLiving(person: string): Promise<number>;
  register(device: Device): Promise<void>;
  move(device: string, person: string): Promise<void>;
  /** @param at since when it is retired; null where it is not any more */
  retire(device: string, at: string | null): Promise<void>;
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

/** A value that was taken out for good (S23); `hash` is that of the mutation that wrote it, empty for the server's own. */
export type Redaction = {
  scope: string;
  mid: string;
  record: string;
  field: string;
  hash: string;
  at: string;
  person: string;
  reason: RedactionReason;
};

export type RedactionTable = {
  find(scope: string, mids: readonly string[]): Promise<Redaction[]>;
  all(): Promise<Redaction[]>;
  /** One that is there already stays as it is. */
  put(rows: readonly Redaction[]): Promise<void>;
};

/** That a project was withdrawn (S28): by which mutation, made in which scope. */
export type StoredWithdrawal = {
  project: string;
  mid: string;
  scope: string;
  /** This version and all before it; 0 for what was never public. */
  upTo: number;
  reason: WithdrawalReason;
  at: string;
  /** The requests to publish that were withdrawn with it. */
  requests: readonly string[];
};

export type WithdrawalTable = {
  /** The lowest `upTo` first. */
  ofProject(project: string): Promise<StoredWithdrawal[]>;
  all(): Promise<StoredWithdrawal[]>;
  /** One that is there already stays as it is. */
  put(withdrawal: StoredWithdrawal): Promise<void>;
};

export type ArchiveTable = {
  manifest(): Promise<Manifest | undefined>;
  saveManifest(manifest: Manifest): Promise<void>;
  publish(rows: readonly PublishedRow[]): Promise<void>;
  /** The latest version that is public: none where all are withdrawn. */
  latest(project: string): Promise<PublishedRow | undefined>;
  /** The highest number that a version of a project ever had, also of one that a restored database lacks; 0 for none. */
  lastVersion(project: string): Promise<number>;
  /** Takes the contents of versions away for good, up to and including this one; their hashes stay (S28). */
  forget(project: string, upTo: number): Promise<void>;
  version(project: string, version: number): Promise<PublishedRow | undefined>;
  /** How much is public: what is withdrawn does not count. */
  counts(): Promise<{ projects: number; organisations: number }>;
  celebrated(): Promise<string[]>;
  celebrate(project: string, desk: string, at: string): Promise<void>;
  uncelebrate(project: string): Promise<void>;
  putPiece(piece: StoredPiece): Promise<void>;
  /** All pieces that are served, also those that no manifest names any more. */
  pieceNames(kind: PieceKind): Promise<string[]>;
  /** Takes pieces away at once. */
  deletePieces(kind: PieceKind, names: readonly string[]): Promise<void>;
  piece(kind: PieceKind, sha256: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Marks pieces that no manifest names any more, and forgets those that were marked before `before`. */
  dropPieces(kind: PieceKind, dropped: readonly string[], at: string, before: string): Promise<void>;
};
