import type { JobHandler } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** Removes the file of a picture whose row has been deleted; without its key nobody could read it any more. */
export const removePictureHandler =
  ({ files }: Pick<Platform, 'files'>): JobHandler =>
  async ({ hash }) =>
    files.remove(String(hash));

export const REMOVE_PICTURE = 'consultations.remove-picture';
