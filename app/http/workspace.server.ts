import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { placeOf, workspacesOf } from '#app/workspaces.ts';

const NAME = 'workspace';
const YEAR = 365 * 86_400;

type OwnAssociation = { slug: string; name: string; language: string };

/** The workspace that the reader was in last; the one that they are in now is remembered by a cookie. */
export function workspaceOf(
  request: Request,
  { ctx, cookies }: { ctx: Pick<Ctx, 'actor' | 'settings'>; cookies: string[] },
  associations: OwnAssociation[],
): string | null {
  const { actor, settings } = ctx;
  if (!actor) return null;
  const kept = /(?:^|;\s*)workspace=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const last = kept === undefined ? null : decode(kept);
  const all = workspacesOf({ roles: actor.roles, associations }, settings.demonstration);
  const { id } = placeOf(all, new URL(request.url).pathname, last).workspace;
  if (id !== (last ?? 'learning'))
    cookies.push(
      `${NAME}=${encodeURIComponent(id)}; HttpOnly; Path=/; SameSite=Lax; Max-Age=${YEAR}${settings.secure ? '; Secure' : ''}`,
    );
  return id;
}

/** Null for what nobody has encoded. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
