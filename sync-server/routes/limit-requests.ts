import type { MiddlewareHandler } from 'hono';
import { TooMany } from '../failure.ts';
import type { Buckets } from '../limits/buckets.ts';
import type { Limits } from '../limits/limits.ts';
import { networkAddress } from '../limits/network-address.ts';
import type { Env } from './answer.ts';

/** What is asked of one request's limits, as soon as it is known. Each throws `TooMany`. */
export type RequestLimits = {
  /** The signature is missing or wrong. */
  failed(): void;
  signedBy(device: string): void;
  /** Something that costs much, or that could be tried out. */
  costly(device: string): void;
  reports(): void;
};

/** Turns away what asks too often, before its body is read where the address tells. */
export const limitRequests =
  (limits: Limits | undefined, proxies: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (limits === undefined) return next();
    const address = networkAddress(c, proxies);
    check(limits.address, address);
    c.set('limits', {
      failed: () => check(limits.failures, address),
      signedBy: (device) => check(limits.device, device),
      costly: (device) => {
        check(limits.costlyDevice, device);
        check(limits.costlyAddress, address);
      },
      reports: () => check(limits.reports, address),
    });
    return next();
  };

function check(buckets: Buckets, key: string): void {
  const seconds = buckets.take(key);
  if (seconds > 0) throw new TooMany(seconds);
}
