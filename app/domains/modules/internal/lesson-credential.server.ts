import { keyedHash } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';

/** Everything that a credential of a lesson is bound to. */
export type LessonCredential = { sessionId: string; registrationId: string; moduleId: string };

/** Name and secret. Nothing of it is stored: the secret is a keyed hash of the name, and what the name says is looked up each time. */
export function issueLessonCredential(
  keys: Keys,
  { sessionId, registrationId, moduleId }: LessonCredential,
): { name: string; secret: string } {
  const name = `lesson.${sessionId}.${registrationId}.${moduleId}`;
  return { name, secret: keyedHash(keys.for('lessons'), name) };
}

/** What a name says, whether or not it is one of ours; null for another form. */
export function parseLessonCredential(name: string): LessonCredential | null {
  const [, sessionId, registrationId, moduleId] = /^lesson\.([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(name) ?? [];
  return sessionId && registrationId && moduleId ? { sessionId, registrationId, moduleId } : null;
}
