import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import type { Statement } from '#app/domains/xapi/statements/stored-statement.ts';
import { people } from '#db/schema/accounts.ts';

type Actor = { name?: string; mbox?: string; account?: { homePage: string; name: string } };

/** Who each of these statements is about, in their order: people of ours by name, others as the statement calls them; null where it does not. For administrators. */
export async function listActorNames(ctx: Ctx, statements: Statement[]): Promise<(string | null)[]> {
  mustBeAdministrator(ctx);
  const actors = statements.map((statement) => statement['actor'] as Actor);
  const ownId = ({ account }: Actor) =>
    account?.homePage === ctx.settings.appOrigin ? account.name : undefined;
  const ids = [...new Set(actors.flatMap((actor) => ownId(actor) ?? []))];
  const rows =
    ids.length === 0
      ? []
      : await ctx.db.read
          .select({ opaqueId: people.opaqueId, name: people.name })
          .from(people)
          .where(inArray(people.opaqueId, ids));
  const names = new Map(rows.map(({ opaqueId, name }) => [opaqueId, name]));
  return actors.map((actor) => {
    const id = ownId(actor);
    if (id !== undefined) return names.get(id) ?? null;
    return actor.name ?? actor.mbox?.replace(/^mailto:/, '') ?? actor.account?.name ?? null;
  });
}
