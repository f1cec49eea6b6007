import type { SandboxPermissions } from '#app/domains/scorm/types.ts';

export const commonHeaders = (appOrigin: string) => ({
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), unload=(self)',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self' ${appOrigin}`,
});

/** The player is the package's parent and the app its grandparent: without 'self' nothing would load. */
export const playerPolicy = (appOrigin: string) =>
  `default-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${appOrigin}`;

/** A picture or a PDF: the page that the browser draws around it has styles of its own, and nothing runs. */
export const evidencePolicy = (appOrigin: string) =>
  `default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors ${appOrigin}`;

/** Authoring tools need inline and evaluated script; other hosts get nothing, but those that the author answers for. */
export const packagePolicy = (
  { appOrigin, contentOrigin }: { appOrigin: string; contentOrigin: string },
  { hosts, records }: SandboxPermissions,
) => {
  // Of the app's origin the record store alone, which looks at no cookie.
  const store = records ? ` ${appOrigin}/xapi/` : '';
  // Only a local installation is without TLS; there `//host` is http, and `http:` also matches https (CSP 3 §6.7.2.8).
  const isSecure = contentOrigin.startsWith('https:');
  const web = hosts.map((host) => ` ${isSecure ? 'https' : 'http'}://${host}`).join('');
  const sockets = hosts.map((host) => ` wss://${host}`).join('');
  return [
    `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'${web}`,
    `connect-src 'self' data: blob:${store}${web}${sockets}`,
    "form-action 'self'",
    "base-uri 'self'",
    `frame-ancestors 'self' ${appOrigin}`,
    // Old packages name an allowed host by http, which no page under TLS may load from.
    ...(isSecure && hosts.length > 0 ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
};
