import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { ActivityStart } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { shownOfDraft, typedValues } from './activity-form-values.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';

/** Begins a draft of an activity with its kind, what else is known, and its evidence; returns its id. No association is needed. */
export async function startActivity(
  ctx: Ctx,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { activityType } = ActivityStart.parse(raw);
  const form = { language: actor.locale, ...typedValues(raw) };
  const id = newId();
  return transactWithEvidence(ctx, file, async (tx) => {
    await tx.insert(externalActivities).values({
      id,
      personId: actor.id,
      state: 'draft',
      revision: 1,
      organiser: '',
      language: actor.locale,
      ...shownOfDraft(form),
      activityType,
      sessions: [],
      stated: {},
      reflection: '',
      form,
      ...evidenceColumns(file, false),
      submittedAt: ctx.now,
      submittedBy: actor.id,
    });
    await appendAudit(tx, ctx, 'credits.activity-started', id, {
      activityType,
      file: evidenceForAudit(file),
    });
    return id;
  });
}
