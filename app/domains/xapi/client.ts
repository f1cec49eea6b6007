import type { Ctx } from '../accounts/ctx.ts';
import { Refusal } from './refusal.ts';

/** What a credential may do, by the names of the standard's OAuth scopes (Part 3 §4.2). */
export const SCOPES = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'define',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A program that has said its key and secret. */
export type Client = {
  key: string;
  /** Whose client it is; null: of the whole platform. */
  associationId: string | null;
  scopes: readonly Scope[];
  /** How it appears as the authority of statements. */
  authority: Record<string, unknown>;
  /** The same as a key of the index. */
  authorityKey: string;
};
export type ClientCtx = Ctx & { client: Client };

export const mayClient = (ctx: ClientCtx, scope: Scope): boolean => ctx.client.scopes.includes(scope);

/** Throws Refusal 403. */
export function mustHold(ctx: ClientCtx, ...any: Scope[]): void {
  if (!any.some((scope) => mayClient(ctx, scope)))
    throw new Refusal(403, `This credential does not have the scope ${any.join(' or ')}.`);
}
