import type { ErrorCode } from '../src/protocol/answer.ts';

/** Why a whole request is turned away; `app.ts` renders it. The message says what is wrong and what would be right. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** More was asked than one device or address may. Devices wait so long, and ask again (S8). */
export class TooMany extends Failure {
  override name = 'TooMany';
  readonly seconds: number;

  constructor(seconds: number) {
    super('busy', `Too much was asked at once. Ask again in ${seconds} s: nothing is lost.`);
    this.seconds = seconds;
  }
}
