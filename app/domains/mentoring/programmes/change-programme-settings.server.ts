import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeSettings } from '#app/domains/mentoring/internal/change-settings.server.ts';
import { ProgrammeSettingsInput } from '#app/domains/mentoring/schemas.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';

/** How pairs are made from now on; what runs keeps what it ran with. Throws `changed_meanwhile`. */
export async function changeProgrammeSettings(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, id);
  const { revision, settings } = ProgrammeSettingsInput.parse(raw);
  await changeSettings(ctx, id, revision, (before) => ({ ...settings, questions: before.questions }));
}
