import * as z from 'zod/mini';
import { idSchema } from '../domain/id.ts';
import { passesSchema } from '../domain/identifiers/pass.ts';
import { cursorSchema } from './cursor.ts';
import { scopeSchema } from './scope.ts';
import { MAX_VERSIONS } from './version.ts';

/** The field that stands for the record as a whole in `delete` and `restore`. */
export const WHOLE_RECORD = '*';

/** A value's version: the `mid` that wrote it, with `+` behind it where the server merged it with another. */
export const versionSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}\+?$/));

const name = z.string().check(z.regex(/^[a-zA-Z*][a-zA-Z0-9-]{0,39}$/));
const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/));

/** `redact` takes values out of a field's history for good (S23); its payload is `redactPayloadSchema`. */
export const opSchema = z.enum(['set', 'add', 'remove', 'delete', 'restore', 'redact']);

/**
 * One recorded change of one field, made on a device (S4).
 *
 * `base` names the versions that this one replaces: none for the first, one as a rule, all sides for an edit that settles
 * a conflict. `by` is the device. `madeAt` is for display; clocks decide nothing (S19).
 */
export const mutationSchema = z.object({
  mid: idSchema,
  scope: scopeSchema,
  record: idSchema,
  kind: name,
  field: name,
  op: opSchema,
  base: z.array(versionSchema).check(z.maxLength(MAX_VERSIONS)),
  by: idSchema,
  madeAt: time,
  schemaVersion: z.int().check(z.gte(1), z.lte(1_000_000)),
  payload: z.unknown(),
  /** Why something in the payload that looks as if it told who a patient is may stand all the same (S31). */
  passed: z.optional(passesSchema),
});

export type Mutation = z.infer<typeof mutationSchema>;

/** The same without what it said: it was taken out for good (S23). */
export const emptied = ({ passed: _, ...mutation }: Mutation): Mutation => ({ ...mutation, payload: null });

/** How many of its own changes of a record a deletion names: the last ones. */
export const MAX_OWN = 500;

/**
 * The payload of `delete`: the sequence up to which the device had seen the scope, and its cursor there, for after a restore other rows
 * may have that sequence (S22). Without a cursor it had seen nothing, or is older than this.
 */
export const deletePayloadSchema = z.object({
  seen: z.int().check(z.gte(0)),
  cursor: z.optional(cursorSchema),
  /** What its device itself wrote in the record and knows: a copy of it may have written more (S22). Older apps do not say. */
  own: z.optional(z.array(idSchema).check(z.maxLength(MAX_OWN))),
});

/** Why a value is taken out of the history. */
export const REDACTION_REASONS = ['patient-data', 'personal-data', 'mistake', 'forgotten'] as const;

/** The payload of `redact`: which values of this field, by the `mid` that wrote them, and why (S23). */
export const redactPayloadSchema = z.object({
  mids: z.array(idSchema).check(z.minLength(1), z.maxLength(100)),
  reason: z.enum(REDACTION_REASONS),
});

export type RedactionReason = (typeof REDACTION_REASONS)[number];
