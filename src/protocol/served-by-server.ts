/** Paths that are never the app's page: the server and the service worker go by the same list. The latter sees the query, too. */
export const SERVED_BY_SERVER: readonly RegExp[] = [
  /^\/a\//,
  /^\/v1\//,
  /^\/healthz$/,
  /^\/assets\//,
  /^\/feeds?[/.]/,
  /^\/export/,
  /^[^?]+\.(xml|json|csv|ndjson)(\?|$)/,
];
