import type { Mutation } from '../../src/protocol/mutation.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';
import type { Author } from './identify.ts';
import type { Unit } from './service.ts';

/** What is in the way of a mutation: `not-allowed` refuses it, anything else parks it. */
export type Problem = { problem: MutationProblem; message: string };

/** What a field sets in motion beyond its own scope, in the same transaction (S24). */
export type Effect = {
  forbids(unit: Unit, mutation: Mutation, author: Author): Promise<Problem | undefined>;
  run(unit: Unit, mutation: Mutation, author: Author): Promise<void>;
};
