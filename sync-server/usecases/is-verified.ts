import type { ScopeName } from '../../src/protocol/scope.ts';
import type { Unit } from './service.ts';

/** A person at a desk: the authors of one organisation say nothing of another. */
export type Asked = { person: string; desk: ScopeName };

/**
 * Whether somebody is known to work at the organisation of a desk: then that desk may look after publishing (S24). Nobody is, as long as
 * nothing checks that.
 */
export const isVerified = async (_unit: Unit, _asked: Asked): Promise<boolean> => false;
