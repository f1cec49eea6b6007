import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarStaff } from '#db/schema/webinars.ts';

export const listStaff = (ctx: Ctx, webinarId: string) =>
  ctx.db.read
    .select({ ...NAMED_PERSON, role: webinarStaff.role })
    .from(webinarStaff)
    .innerJoin(people, eq(people.id, webinarStaff.personId))
    .where(eq(webinarStaff.webinarId, webinarId))
    .orderBy(asc(webinarStaff.addedAt));
