import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { addMonths } from '#app/platform/time.ts';
import { associations, people } from '#db/schema/accounts.ts';

/** Months for which an author usually promises to keep the content current. */
const CURRENT_MONTHS = 24;

/** The form of a new application with what is known already: of the course, its author, and those who have made disclosures. */
export async function proposeApplication(
  ctx: Ctx,
  offer: CourseOffer,
  locale: Locale,
): Promise<Record<string, string>> {
  mustBeSignedIn(ctx);
  const [author] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  const { country, profession, name } = author!;
  const [association] = country
    ? await ctx.db.read.select().from(associations).where(eq(associations.country, country)).limit(1)
    : [];
  const { title, objectives } = pickVariant(offer.variants, locale)!;
  const disclosed = await listDisclosures(ctx.db.read, offer.course.id);
  const t = translatorFor(locale);
  const own = profession ? `${name}, ${t(`accounts:professions.${profession as 'doctor'}`)}` : name;
  return {
    ...(association ? { associationId: association.id } : {}),
    programmeId: (PROGRAMMES.find((each) => each.country === country) ?? PROGRAMMES.at(-1)!).id,
    outcomes: objectives.join('\n'),
    agenda: `${offer.version.minutes} ${title}`,
    faculty: [...new Set([own, ...disclosed.map((each) => each.name).filter((each) => each !== name)])].join(
      '\n',
    ),
    contentUntil: addMonths(todayOf(ctx), CURRENT_MONTHS),
  };
}
