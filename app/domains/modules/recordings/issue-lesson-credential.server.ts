import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { issueLessonCredential as issue } from '#app/domains/modules/internal/lesson-credential.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import {
  courseActivity,
  languageIn,
  moduleActivity,
  recordingActivities,
} from '#app/domains/modules/statements/activities.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { LessonRecords } from './lesson-records.ts';

const RecordsInput = z.object({ module: z.string().max(100) });

/**
 * Lets a page with recordings say to the record store what is watched on it: a credential that ends with the session, and what every
 * statement needs. Throws `module_locked`, and `not_found` for a module without recordings.
 */
export async function issueLessonCredential(ctx: Ctx, slug: string, raw: unknown): Promise<LessonRecords> {
  mustBeSignedIn(ctx);
  const { module: moduleId } = RecordsInput.parse(raw);
  const { registered, structure, module } = await requireOwnModule(ctx, slug, moduleId);
  const { id: registrationId, courseId, versionId, language } = registered.registration;
  const words = await readModuleWords(ctx.db.read, versionId, module, structure.source);
  const { sessionId, opaqueId } = ctx.actor;
  if (words.recordings.size === 0 || sessionId === null) throw new DomainError('not_found');
  const { appOrigin } = ctx.settings;
  const activity = (path: string) => ({ objectType: 'Activity' as const, id: appOrigin + path });
  const { name, secret } = issue(ctx.keys, { sessionId, registrationId, moduleId });
  return {
    endpoint: `${appOrigin}/xapi/`,
    authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
    actor: { objectType: 'Agent', account: { homePage: appOrigin, name: opaqueId } },
    recordings: Object.fromEntries(
      [...recordingActivities(courseId, moduleId, words)].map(([file, { path, definition }]) => [
        file,
        { ...activity(path), definition },
      ]),
    ),
    context: {
      platform: 'Majakka',
      registration: registrationId,
      ...languageIn(words.name, language),
      contextActivities: {
        parent: [activity(moduleActivity(courseId, moduleId))],
        grouping: [activity(courseActivity(courseId))],
      },
    },
  };
}
