import { forgetOldSent } from '../store/outbox.ts';
import { noteServerTime } from '../store/server-days.ts';
import { acceptWaiting } from './accept-waiting.ts';
import type { Round } from './loop.ts';
import { createRescuer, type RescueParts, type Rescuer } from './rescue.ts';
import { type SendParts, sendRound } from './send-round.ts';

/** A round of sending and fetching work, for the engine. */
export type WorkRound = (parts: SendParts) => Promise<Round>;

/** Rounds of a device that comes back to what it lost (S11). */
export function rescuedRound(parts: RescueParts): WorkRound {
  const rescuer = createRescuer(parts);
  return (work) => workRound(work, rescuer);
}

/**
 * One round of sending and fetching work. What was lost comes back first, so that the same round fetches it; a rescue that fails keeps
 * nothing else from being sent.
 */
export async function workRound(parts: SendParts, rescuer?: Rescuer): Promise<Round> {
  const rescued = rescuer?.pending() === true ? await rescuer.comeBack() : undefined;
  // What a person said yes to: the same round fetches it. One that fails keeps nothing from being sent.
  const accepted = await acceptWaiting(parts.vault, parts.transport);
  const keep = async () => rescuer?.keep().catch(() => undefined);
  // What was sent has a way back before anything else is asked for: the page may be gone the next moment.
  const round = await sendRound(parts, keep);
  if (!round.ok) return round;
  if (round.value.contact) {
    await keep();
    const serverTime = parts.transport.serverTime();
    const isNewDay = serverTime !== undefined && (await noteServerTime(parts.vault, serverTime));
    if (isNewDay) await forgetOldSent(parts.vault);
  }
  if (!accepted.ok) return accepted;
  if (!round.value.contact && rescued?.ok === false) return rescued;
  return round;
}
