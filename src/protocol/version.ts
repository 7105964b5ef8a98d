/** The version of what goes over the wire. A server answers older apps; an app says so when the server is older. */
export const PROTOCOL = 1;

/** The version of the records' shapes, written into each mutation. */
export const SCHEMA_VERSION = 1;

/** Limits of one push (S14). */
export const MAX_PUSH_MUTATIONS = 100;
export const MAX_PUSH_BYTES = 256 * 1024;

/** How much of the log one page of a pull carries, in bytes of JSON. */
export const PULL_PAGE_BYTES = 256 * 1024;

/** A signature older or newer than this is refused, in seconds (S3). */
export const MAX_SKEW_SECONDS = 300;
