/** The version of what goes over the wire. A server answers older apps; an app says so when the server is older. */
export const PROTOCOL = 1;

/** The version of the records' shapes, written into each mutation. */
export const SCHEMA_VERSION = 2;

/** Limits of one push (S14). */
export const MAX_PUSH_MUTATIONS = 100;
export const MAX_PUSH_BYTES = 256 * 1024;

/** How many parts a mutation's payload has at most: keys, items and values, at any depth. */
export const MAX_PAYLOAD_PARTS = 10_000;

/** How many requests to publish one push carries: each folds its whole project. */
export const MAX_PUSH_ASKS = 10;

/** How many redactions one push carries: each goes through all that ever stood in its field. One names up to 100 values. */
export const MAX_PUSH_REDACTIONS = 10;

/** How many versions an edit can name. No more may stand in a field, or no edit could settle its conflict. */
export const MAX_VERSIONS = 50;

/** How much of the log one page of a pull carries, in bytes of JSON. */
export const PULL_PAGE_BYTES = 256 * 1024;

/** A signature older or newer than this is refused, in seconds (S3). */
export const MAX_SKEW_SECONDS = 300;
