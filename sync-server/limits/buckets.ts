/** Token buckets by key, in memory: each holds `capacity`, and gets `perSecond` back. */
export type Buckets = {
  /** @returns 0 where there was enough; else in how many seconds there will be, and nothing is taken */
  take(key: string, tokens?: number): number;
  size(): number;
};

export type BucketParts = {
  capacity: number;
  perSecond: number;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** How many keys are remembered; of more, those that are full again are forgotten, then the oldest. */
  most?: number;
};

const MOST = 20_000;

export function createBuckets({ capacity, perSecond, now, most = MOST }: BucketParts): Buckets {
  // In the order of their last use.
  const buckets = new Map<string, { tokens: number; at: number }>();
  const levelOf = (key: string): number => {
    const bucket = buckets.get(key);
    if (bucket === undefined) return capacity;
    return Math.min(capacity, bucket.tokens + ((now() - bucket.at) / 1000) * perSecond);
  };
  const forget = () => {
    for (const key of buckets.keys()) if (levelOf(key) >= capacity) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size <= most) return;
      buckets.delete(key);
    }
  };
  return {
    take(key, tokens = 1) {
      const level = levelOf(key);
      if (level < tokens) return Math.max(1, Math.ceil((tokens - level) / perSecond));
      buckets.delete(key);
      buckets.set(key, { tokens: level - tokens, at: now() });
      if (buckets.size > most) forget();
      return 0;
    },
    size: () => buckets.size,
  };
}
