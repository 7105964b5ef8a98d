/** A generator of numbers that come out the same for the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
  bytes(length: number): Uint8Array;
};

/** mulberry32 over a hash of the text (FNV-1a). Not for secrets. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  const whole = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => whole() / 2 ** 32;
  return {
    next,
    below: (below) => Math.floor(next() * below),
    bytes: (length) => Uint8Array.from({ length }, () => whole() >>> 24),
  };
}
