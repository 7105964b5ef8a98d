import * as z from 'zod/mini';
import { roleSchema } from '../domain/team/membership.ts';
import { answerOf, nonceSchema } from './answer.ts';
import { scopeSchema } from './scope.ts';

/** `POST /v1/codes`: a code by which one other device joins this one's person (S1). */
export const linkCodeRequestSchema = z.object({ nonce: nonceSchema });
const codeSchema = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/));
export const linkCodeAnswerSchema = answerOf({ code: codeSchema, expiresAt: z.string() });

/** `POST /v1/codes/accept`: that other device joins. */
export const acceptCodeRequestSchema = z.object({ nonce: nonceSchema, code: codeSchema });
export const acceptCodeAnswerSchema = answerOf({ scope: scopeSchema, role: roleSchema, person: z.string() });

/** `POST /v1/devices`: the devices of this one's person. */
export const devicesRequestSchema = z.object({ nonce: nonceSchema });
const ownDeviceSchema = z.object({
  device: z.string(),
  madeAt: z.string(),
  /** A day. */
  lastSeen: z.string(),
  /** `gone`: its browser lost its store, and its way back was used (S11). `out`: taken out by its person. */
  state: z.enum(['in-use', 'gone', 'out']),
});
export const devicesAnswerSchema = answerOf({ devices: z.array(ownDeviceSchema) });
export type OwnDevice = z.infer<typeof ownDeviceSchema>;
