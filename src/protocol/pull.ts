import * as z from 'zod/mini';
import { passesSchema } from '../domain/identifiers/pass.ts';
import { roleSchema } from '../domain/team/membership.ts';
import { answerOf, ERROR_CODES, nonceSchema } from './answer.ts';
import { cursorSchema } from './cursor.ts';
import { fieldStateSchema } from './field-state.ts';
import { opSchema, REDACTION_REASONS } from './mutation.ts';
import { problemSchema } from './push.ts';
import { scopeSchema } from './scope.ts';

/** @returns 0 for the beginning */
export const seqOf = (cursor: string | null): number => Number(cursor?.split('.')[1] ?? 0);

/** A log that was restored from a backup, or begun again, is another. */
export const epochOf = (cursor: string | null): string | undefined => cursor?.split('.')[0];

/** `POST /v1/pull`: cursors of several scopes; null asks for a scope from its beginning. */
export const pullRequestSchema = z.object({
  nonce: nonceSchema,
  scopes: z
    .array(z.object({ scope: scopeSchema, cursor: z.nullable(cursorSchema) }))
    .check(z.minLength(1), z.maxLength(100)),
});

/** A reason that this version does not know yet is still a redaction. */
export const redactionReasonSchema = z.catch(z.enum(REDACTION_REASONS), 'mistake');

/** One row of a scope's log, with what stands in its field after it. */
export const logRowSchema = z.object({
  seq: z.number(),
  mid: z.string(),
  record: z.string(),
  kind: z.string(),
  field: z.string(),
  op: opSchema,
  /** The versions that its author meant to replace. An older server does not say it, nor does a row that came from one. */
  base: z.optional(z.array(z.string())),
  by: z.string(),
  person: z.string(),
  madeAt: z.string(),
  receivedAt: z.string(),
  status: z.enum(['applied', 'merged', 'conflict', 'parked']),
  problem: z.optional(problemSchema),
  payload: z.unknown(),
  /** Absent where the row's own payload is the one value that stands, and on parked rows, which change nothing. */
  after: z.optional(fieldStateSchema),
  /** Why something in the payload may stand that looks as if it told who a patient is (S31). What this version cannot read counts for nothing. */
  passed: z.optional(z.catch(passesSchema, [])),
  /** What this row said was taken out for good (S23): its payload is null, and only its hash is kept. */
  redacted: z.optional(z.object({ at: z.string(), person: z.string(), reason: redactionReasonSchema })),
});

/** The least that a row of any version says: its place in the log, and its name. */
const placedRowSchema = z.looseObject({ seq: z.int(), mid: z.string() });

export const pullPageSchema = z.object({
  scope: scopeSchema,
  role: roleSchema,
  /** The cursor was not found: these rows start at the beginning, and replace what the device has (S16). */
  reset: z.boolean(),
  rows: z.array(logRowSchema),
  next: z.nullable(cursorSchema),
  upToDate: z.boolean(),
});

/** A page as a device reads it: row by row, so that one which only a newer app can read holds up none of the others (S12). */
const pageToReadSchema = z.pipe(
  z.object({ ...pullPageSchema.shape, rows: z.array(placedRowSchema) }),
  z.transform(({ rows, ...page }) => ({ ...page, ...readRows(rows) })),
);

export const pullAnswerSchema = answerOf({
  pages: z.array(pageToReadSchema),
  refused: z.array(z.object({ scope: scopeSchema, code: z.enum(ERROR_CODES) })),
});

export type LogRow = z.infer<typeof logRowSchema>;
/** A row that this app cannot read, as it came. */
export type UnreadRow = z.infer<typeof placedRowSchema>;
/** A page as the server writes it. */
export type PullPage = z.infer<typeof pullPageSchema>;
/** The same on a device: what it can read, and what it keeps for a newer app. */
export type ReadPage = PullPage & { unread?: UnreadRow[] };

function readRows(all: readonly UnreadRow[]): Pick<ReadPage, 'rows' | 'unread'> {
  const rows: LogRow[] = [];
  const unread: UnreadRow[] = [];
  for (const one of all) {
    const read = logRowSchema.safeParse(one);
    if (read.success) rows.push(read.data);
    else unread.push(one);
  }
  return { rows, ...(unread.length > 0 && { unread }) };
}
