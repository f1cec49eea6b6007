import { type SQL, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { prepared } from '#db/prepared.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';

/** `where` has placeholders for `values`, and is always the same for a `name`. */
export async function selectRegistrations(
  ctx: Ctx,
  name: string,
  where: SQL | undefined,
  values: Record<string, string>,
): Promise<RegistrationStatus[]> {
  const query = prepared(ctx.db.read, `learning_registrations:${name}`, (read) =>
    read
      .select({ registration: registrations, completion: completions, evaluatedAt: evaluations.at })
      .from(registrations)
      .leftJoin(completions, eq(completions.registrationId, registrations.id))
      .leftJoin(evaluations, eq(evaluations.registrationId, registrations.id))
      .where(where)
      .orderBy(desc(registrations.createdAt)),
  );
  const rows = await query.execute(values);
  const offers = await listCourseOffers(ctx.db.read, [
    ...new Set(rows.map((row) => row.registration.versionId)),
  ]);
  return rows.map((row) => ({
    ...row,
    offer: offers.find((each) => each.version.id === row.registration.versionId)!,
  }));
}
