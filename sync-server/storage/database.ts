import type { CheckedEmail, Device, EmailCheck, LinkCode, PublishedRow, Redaction, Tries } from './storage.ts';

/** The tables as Kysely sees them. JSON is kept as text, so that it comes back byte for byte from any database. */
export type Database = {
  scopes: { scope: string; epoch: string; seq: number; createdByDevice: string; createdAt: string };
  log: {
    scope: string;
    seq: number;
    mid: string;
    record: string;
    kind: string;
    field: string;
    op: string;
    base: string;
    by: string;
    person: string;
    madeAt: string;
    receivedAt: string;
    schemaVersion: number;
    payload: string;
    payloadHash: string;
    status: string;
    problem: string | null;
    after: string | null;
    redacted: string | null;
    passed: string | null;
  };
  replaced: { scope: string; record: string; field: string; mid: string };
  redactions: Redaction;
  withdrawals: {
    project: string;
    mid: string;
    scope: string;
    upTo: number;
    reason: string;
    at: string;
    requests: string;
  };
  fields: { scope: string; record: string; field: string; kind: string; state: string; seq: number };
  members: { scope: string; person: string; role: string; since: string };
  devices: Device;
  codes: LinkCode;
  tries: Tries;
  emails: CheckedEmail;
  emailChecks: EmailCheck;
  grants: {
    scope: string;
    secretHash: string;
    cause: string;
    role: string;
    createdAt: string;
    expiresAt: string;
    usedByDevice: string | null;
    usedAt: string | null;
    rescues: string | null;
    madeBy: string | null;
    withdrawnAt: string | null;
  };
  published: PublishedRow;
  pieces: {
    kind: string;
    sha256: string;
    identity: Uint8Array<ArrayBuffer>;
    gzip: Uint8Array<ArrayBuffer>;
    br: Uint8Array<ArrayBuffer>;
    count: number;
    createdAt: string;
    droppedAt: string | null;
  };
  archive: { id: string; manifest: string };
  audit: {
    seq: number;
    at: string;
    what: string;
    desk: string | null;
    who: string;
    about: string;
    before: string;
    hash: string;
  };
  reports: {
    id: string;
    scope: string;
    record: string;
    project: string;
    desks: string;
    desk: string;
    at: string;
    closedAt: string | null;
  };
  celebrated: { project: string; desk: string; since: string };
};
