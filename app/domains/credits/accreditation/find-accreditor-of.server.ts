import { type SQL, and, asc, eq, exists, inArray, ne, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications, accreditations } from '#db/schema/credits.ts';

type Table = typeof accreditations | typeof accreditationApplications;

/** The first of these associations that has accredited one of these versions or was asked to, by more than a draft; null where none has. */
export async function findAccreditorOf(
  ctx: Ctx,
  associationIds: string[],
  versionIds: string[],
): Promise<{ slug: string; name: string } | null> {
  const { read } = ctx.db;
  if (associationIds.length === 0 || versionIds.length === 0) return null;
  const knows = (table: Table, isKnown?: SQL): SQL =>
    exists(
      read
        .select({ one: sql`1` })
        .from(table)
        .where(
          and(
            eq(table.associationId as PgColumn, associations.id),
            inArray(table.courseVersionId as PgColumn, versionIds),
            isKnown,
          ),
        ),
    );
  const [found] = await read
    .select({ slug: associations.slug, name: associationName(ctx.actor?.locale ?? 'en') })
    .from(associations)
    .where(
      and(
        inArray(associations.id, associationIds),
        or(
          knows(accreditations),
          knows(accreditationApplications, ne(accreditationApplications.state, 'draft')),
        ),
      ),
    )
    .orderBy(asc(associations.slug))
    .limit(1);
  return found ?? null;
}
