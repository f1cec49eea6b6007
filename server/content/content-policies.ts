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

/** Authoring tools need inline and evaluated script; other hosts get nothing, but those that the author answers for. */
export const packagePolicy = (appOrigin: string, { hosts, records }: SandboxPermissions) => {
  // Of the app's origin the record store alone, which looks at no cookie.
  const store = records ? ` ${appOrigin}/xapi/` : '';
  const https = hosts.map((host) => ` https://${host}`).join('');
  const wss = hosts.map((host) => ` wss://${host}`).join('');
  return [
    `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'${https}`,
    `connect-src 'self' data: blob:${store}${https}${wss}`,
    "form-action 'self'",
    "base-uri 'self'",
    `frame-ancestors 'self' ${appOrigin}`,
  ].join('; ');
};
