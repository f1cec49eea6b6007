import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { ROLES } from '#app/domains/accounts/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { setRoles } from './set-roles.server.ts';

const Before = z.object({ roles: z.array(z.enum(ROLES)), officerOf: z.array(z.string()) });
const UndoInput = z.object({ personId: z.string(), revision: z.string().min(1), before: z.string() });

/** Gives somebody the roles and offices back that they had before (`RolesSet`), where nothing has changed since; their block stays as it is. Throws as `setRoles`. */
export async function undoRoles(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const sent = UndoInput.safeParse(raw).data;
  const before = sent && Before.safeParse(parsed(sent.before)).data;
  if (!before) throw new DomainError('form_malformed');
  const { personId, revision } = sent;
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, personId));
  const blocked = person?.blockedAt ? 'yes' : '';
  await setRoles(ctx, { personId, revision, ...before, blocked, sure: 'yes' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
