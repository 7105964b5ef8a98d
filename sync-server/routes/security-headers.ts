import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = ["'self'"];
const NONE = ["'none'"];
const HALF_A_YEAR = 'max-age=15552000';

/**
 * What a page of ours may do: load from this origin, and nothing else. No inline script or style, no `eval`, no frame. React sets
 * styles through the DOM, which this allows; Workbox and its worker load from this origin.
 *
 * @param tls whether this server speaks TLS itself; only then browsers are told to insist on it
 */
export const securityHeaders = (tls: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: [...SELF, 'data:', 'blob:'],
      connectSrc: SELF,
      fontSrc: SELF,
      manifestSrc: SELF,
      workerSrc: SELF,
      baseUri: NONE,
      formAction: SELF,
      frameAncestors: NONE,
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: tls ? HALF_A_YEAR : false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
  });
