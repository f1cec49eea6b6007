import { z } from 'zod';
import { handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** The file by its hash. */
export const REMOVE_PICTURE = jobKind('consultations.remove-picture', { hash: z.string() });

/** Removes the file of a picture whose row has been deleted; without its key nobody could read it any more. */
export const removePictureHandler = ({ files }: Pick<Platform, 'files'>): JobHandler =>
  handlerOf(REMOVE_PICTURE, ({ hash }) => files.remove(hash));
