import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  type ApprovedNameChange,
  listApprovedNameChanges,
} from '#app/domains/accounts/name-changes/list-approved-name-changes.server.ts';
import type { IssuedCertificate } from './certificate.ts';

/** The trail of names since a certificate was given, for its holder and for officers of an association they are in. */
export const listNamesSinceIssue = (
  ctx: Ctx,
  { row, snapshot }: IssuedCertificate,
): Promise<ApprovedNameChange[]> =>
  listApprovedNameChanges(ctx.db.read, row.personId, { name: snapshot.name, at: row.issuedAt });
