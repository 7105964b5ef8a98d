/** An object without the keys whose value is undefined, so that JSON and canonical JSON say the same. */
export type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined: `given({ a: 1, b: undefined })` is `{ a: 1 }`. Not deep. */
export const given = <T extends object>(object: T): Given<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Given<T>;

/** A text without space around it; undefined for one that has nothing else, or for none. */
export const textOrNone = (text: string | null | undefined): string | undefined => text?.trim() || undefined;
