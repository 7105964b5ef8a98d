const html = ['content-type', 'text/html; charset=utf-8'];
const page = Buffer.from('<!doctype html><title>Guest Wi-Fi</title><h1>Welcome. Accept our terms to go on.</h1>');

/** The four forms in which a captive portal answers in the server's place. */
export const PORTALS = {
  page: { status: 200, headers: html, body: page },
  redirect: { status: 302, headers: ['location', 'http://login.invalid/'], body: Buffer.alloc(0) },
  'must-log-in': { status: 511, headers: html, body: page },
  json: { status: 200, headers: ['content-type', 'application/json'], body: Buffer.from('{}') },
};

export type PortalForm = keyof typeof PORTALS;

export const PORTAL_FORMS = ['page', 'redirect', 'must-log-in', 'json'] as const satisfies readonly PortalForm[];
