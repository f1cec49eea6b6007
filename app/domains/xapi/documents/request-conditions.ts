import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import type { DocumentKind } from './document-scope.ts';

/** Conditions of a request (RFC 9110 §13.1), as its headers say them. */
export type RequestConditions = { ifMatch?: string | undefined; ifNoneMatch?: string | undefined };

const parseEtags = (header: string): string[] =>
  header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

/** Throws Refusal 412 where a condition does not hold. */
export function requireMatch(
  current: { etag: string } | undefined,
  { ifMatch, ifNoneMatch }: RequestConditions,
): void {
  const is = (header: string) => {
    const tags = parseEtags(header);
    return current !== undefined && (tags.includes('*') || tags.includes(current.etag));
  };
  if (ifMatch !== undefined && !is(ifMatch))
    throw new Refusal(412, 'The document is not the one that If-Match names: read it again.');
  if (ifNoneMatch !== undefined && is(ifNoneMatch))
    throw new Refusal(412, 'There is such a document already, which If-None-Match forbids.');
}

/**
 * Whether a document may be put without a condition. Versions differ: 1.0.3 wants one for each profile (Part 3 §3.1);
 * 2.0 for whatever is there already, states too (IEEE 9274.1.1 §4.1.7).
 */
export function requireCondition(
  kind: DocumentKind,
  version: Version,
  there: boolean,
  conditions: RequestConditions,
): void {
  if (conditions.ifMatch !== undefined || conditions.ifNoneMatch !== undefined) return;
  if (version === '1.0.3' && kind === 'state') return;
  if (there)
    throw new Refusal(
      409,
      'There is such a document already. Read it, and put it with If-Match and its ETag; If-None-Match: * puts it only where there is none.',
    );
  if (version === '1.0.3')
    throw new Refusal(400, 'A profile must be put with If-Match, or with If-None-Match: * where it is new.');
}
