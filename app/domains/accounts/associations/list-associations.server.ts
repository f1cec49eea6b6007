import { asc } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';

export const listAssociations = (ctx: Ctx): Promise<Association[]> =>
  ctx.db.read.select().from(associations).orderBy(asc(associations.country), asc(associations.name));
