import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findPerson, readActor } from '#app/domains/accounts/internal/session/actor.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';

/** The same context with this person acting, for the sample region. */
export async function actAs(ctx: Ctx, personId: string): Promise<Ctx> {
  mustBeOperator(ctx);
  const person = await findPerson(ctx.db, personId);
  if (!person) throw new DomainError('not_found');
  return { ...ctx, actor: await readActor(ctx.db.read, person, null) };
}
