import type { Mutation } from '../../src/protocol/mutation.ts';
import { askToPublish } from './ask-to-publish.ts';
import { celebrate, whyNotCelebrate } from './celebrate.ts';
import { decide, whyNotDecide } from './decide.ts';
import type { Effect } from './effect.ts';

/** The fields that have an effect. Everything else is data, and needs nothing of the server but merging. */
const EFFECTS = new Map<string, Effect>([
  ['publication.ask', { forbids: async () => undefined, run: askToPublish }],
  ['submission.decision', { forbids: whyNotDecide, run: decide }],
  ['celebration.celebrated', { forbids: whyNotCelebrate, run: celebrate }],
]);

export const effectOf = ({ kind, field }: Mutation): Effect | undefined => EFFECTS.get(`${kind}.${field}`);
