import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';

/** The language of pages and mails, as it is chosen in the menu of languages. */
export async function chooseLanguage(ctx: Ctx, locale: Locale): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  if (actor.locale === locale) return;
  await ctx.db.transact(async (tx) => {
    await tx.update(people).set({ locale }).where(eq(people.id, actor.id));
    await appendAudit(tx, ctx, 'accounts.language-chosen', actor.opaqueId, { locale });
  });
}
