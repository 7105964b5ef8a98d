/**
 * What is carried for somebody else waits in a lane of its own, one for each device and scope (S30): it is no work of this device's
 * person, and nothing that reads or writes their work in the same scope meets it.
 */
export const laneOf = (device: string, scope: string): string => `carried:${device}/${scope}`;

export const isLane = (name: string): boolean => name.startsWith('carried:');

/** The scope that work in a lane, or in the scope itself, belongs to. */
export const scopeOfLane = (name: string): string => (isLane(name) ? name.slice(name.indexOf('/') + 1) : name);

/** All lanes, as a range of keys that begin with the name of a scope. */
export const LANES = ['carried:', 'carried;'] as const;
