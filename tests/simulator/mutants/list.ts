import { BY_HAND } from './by-hand.ts';
import { MERGING } from './merging.ts';
import type { Mutant } from './mutant.ts';
import { ON_THE_DEVICE } from './on-the-device.ts';
import { ON_THE_WIRE } from './on-the-wire.ts';
import { PUBLISHING } from './publishing.ts';
import { STOPPING } from './stopping.ts';
import { TROUBLE_ON_THE_DEVICE } from './trouble-on-the-device.ts';
import { WHO_MAY } from './who-may.ts';

export const MUTANTS: readonly Mutant[] = [
  ...WHO_MAY,
  ...ON_THE_DEVICE,
  ...TROUBLE_ON_THE_DEVICE,
  ...ON_THE_WIRE,
  ...MERGING,
  ...PUBLISHING,
  ...BY_HAND,
  ...STOPPING,
];
