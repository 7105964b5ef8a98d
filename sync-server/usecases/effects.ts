import type { Mutation } from '../../src/protocol/mutation.ts';
import { askToPublish, whyNotAsk } from './ask-to-publish.ts';
import { celebrate, whyNotCelebrate } from './celebrate.ts';
import { decide, whyNotDecide } from './decide.ts';
import type { Effect } from './effect.ts';

/** The fields that have an effect. Everything else is data, and needs nothing of the server but merging. */
const EFFECTS = new Map<string, Effect>([
  ['publication.ask', { forbids: whyNotAsk, run: askToPublish }],
  ['submission.decision', { forbids: whyNotDecide, run: decide }],
  ['celebration.celebrated', { forbids: whyNotCelebrate, run: celebrate }],
]);

/** Whether a kind has a field with an effect. Its records are not deleted: nothing would take the effect back. */
export const hasEffects = (kind: string): boolean => [...EFFECTS.keys()].some((key) => key.startsWith(`${kind}.`));

export const effectOf = ({ kind, field }: Mutation): Effect | undefined => EFFECTS.get(`${kind}.${field}`);
