import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import type { Webinar, WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';

export async function withCourseOffers(ctx: Ctx, rows: Webinar[]): Promise<WebinarWithCourse[]> {
  const offers = await listCourseOffers(
    ctx.db.read,
    rows.map((row) => row.versionId),
  );
  return rows.map((webinar) => ({
    webinar,
    offer: offers.find((each) => each.version.id === webinar.versionId)!,
  }));
}
