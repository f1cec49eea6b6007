import { createHmac } from 'node:crypto';
import { keyedLabel } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';

export const evidenceSignature = (keys: Keys, payload: string): string =>
  createHmac('sha256', keys.for('content-label')).update(`evidence ${payload}`).digest('base64url');

/** A host of its own for each activity: somebody's paper meets no package and no other paper. */
export const evidenceLabel = (keys: Keys, activityId: string): string =>
  keyedLabel(keys.for('content-label'), `evidence ${activityId}`);
