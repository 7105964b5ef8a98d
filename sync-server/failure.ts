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
