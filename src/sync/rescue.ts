import { ok, type Result } from '../domain/result.ts';
import { type Lost, lostToComeBackTo, type Marker } from '../store/marker.ts';
import { personScope } from '../store/person.ts';
import { takeMark } from '../store/take-mark.ts';
import type { Vault } from '../store/vault.ts';
import { acceptGrant, createRescue } from './grants.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** The way back to what was sent, for a browser that threw its store away (S11). */
export type Rescuer = {
  /** Whether there is a lost person to come back to. */
  pending(): boolean;
  /** Joins the lost person again. @returns whether the server was talked to */
  comeBack(): Promise<Result<boolean, TransportProblem>>;
  /**
   * Sees to it that there is a way back from here on, and marks the vault first where it is not. Call it after contact with the
   * server; a failure is tried again later.
   */
  keep(): Promise<void>;
};

const RENEW_MS = 30 * 86_400_000;
const ASK_AGAIN_MS = 3_600_000;
/** These do not change by themselves. */
const FINAL: readonly string[] = ['grant-unknown', 'grant-used', 'grant-expired', 'not-allowed', 'revoked-device'];

export type RescueParts = { vault: Vault; transport: Transport; marker: Marker; now(): number };

export function createRescuer({ vault, transport, marker, now }: RescueParts): Rescuer {
  let asked = { scope: '', at: Number.NEGATIVE_INFINITY };

  return {
    pending: () => lostToComeBackTo(marker).length > 0,
    async comeBack() {
      marker.look();
      for (const lost of lostToComeBackTo(marker)) {
        if (lost.rescue === undefined) continue;
        const { scope, secret } = lost.rescue;
        const answer = await acceptGrant(vault, transport, { scope, secret });
        if (answer.ok) marker.ended(lost, 'back');
        else if (answer.error.kind === 'turned-away' && FINAL.includes(answer.error.code))
          marker.ended(lost, answer.error.code);
        else return answer;
      }
      return ok(true);
    },
    keep,
  };

  async function keep(): Promise<void> {
    marker.look();
    // The first save is often sent before the vault is marked.
    if (marker.state.getState().mark === undefined) await marker.renew(() => takeMark(vault));
    const { mark } = marker.state.getState();
    const scope = await personScope(vault);
    if (isGood(mark?.rescue, scope, now())) return;
    if (asked.scope === scope && Math.abs(now() - asked.at) < ASK_AGAIN_MS) return;
    const made = await createRescue(transport, scope);
    if (made.ok) marker.keepRescue({ ...made.value, madeAt: new Date(now()).toISOString() });
    // A server that has answered is not asked at every round.
    if (made.ok || made.error.kind === 'turned-away') asked = { scope, at: now() };
  }
}

function isGood(rescue: Lost['rescue'], scope: string, now: number): boolean {
  if (rescue === undefined || rescue.scope !== scope) return false;
  return now - Date.parse(rescue.madeAt) < RENEW_MS && now < Date.parse(rescue.expiresAt);
}
