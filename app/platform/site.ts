import { getDomain } from 'tldts';

/**
 * Registrable domain, as in `example.co.uk`, shared hosters (`someone.github.io`) included; the host itself where there is
 * none.
 */
export const siteOf = (hostname: string): string =>
  getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;

/** Names under which anybody can have a site, as in `co.uk` and `github.io`: https://publicsuffix.org. */
export const isPublicSuffix = (hostname: string): boolean =>
  getDomain(hostname, { allowPrivateDomains: true }) === null;
