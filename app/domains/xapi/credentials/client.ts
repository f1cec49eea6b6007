import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Bounds } from './bounds.ts';

/** Scopes of credentials, by the names of the standard's OAuth scopes (Part 3 §4.2); `content` is our own. */
export const SCOPES = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'define',
  'content',
] as const;

export type Scope = (typeof SCOPES)[number];

/** Scopes that can be combined; `content` is for keys that anybody may read, and stands alone. */
export const TOOL_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== 'content');

/** Majakka's own modules, as the owner of what they define. */
export const MAJAKKA = 'majakka';

/**
 * Owner of the documents and definitions of a credential: an association's clients share theirs, the platform's clients theirs.
 */
export const ownerOfCredential = ({ associationId }: { associationId: string | null }): string =>
  associationId === null ? 'platform' : `association:${associationId}`;

/** How a credential appears as the authority of statements. */
export const credentialAuthority = (appOrigin: string, { id, name }: { id: string; name: string }) => ({
  objectType: 'Agent',
  name,
  account: { homePage: appOrigin, name: `client:${id}` },
});

/** Throws Refusal 413 where there is no room for so many bytes more, of statements and documents. */
export type RequireSpace = (bytes: number) => void;

/** A program that has said its key and secret. */
export type Client = {
  key: string;
  /** Association of the client; null: of the whole platform. */
  associationId: string | null;
  scopes: readonly Scope[];
  /** As `ownerOfCredential`, or the package of a launch. */
  owner: string;
  /** Null: it may speak of everything. */
  bounds: Bounds | null;
  /** How it appears as the authority of statements. */
  authority: Record<string, unknown>;
  /** The same as a key of the index. */
  authorityKey: string;
  /** Writes, and counts the bytes where that succeeds; throws Refusal 429 past what it may write in a day. */
  spend<T>(bytes: number, write: (mustFit: RequireSpace) => Promise<T>): Promise<T>;
  /** Counts bytes that statements and documents take more now, or less, in the quota of the association. */
  countStored(bytes: number): void;
};

export type ClientCtx = Ctx & { client: Client };

export const hasScope = (ctx: ClientCtx, scope: Scope): boolean => ctx.client.scopes.includes(scope);

/** Throws Refusal 403. */
export function requireScope(ctx: ClientCtx, ...any: Scope[]): void {
  if (!any.some((scope) => hasScope(ctx, scope)))
    throw new Refusal(403, `This credential does not have the scope ${any.join(' or ')}.`);
}
