import { webp } from '#app/domains/modules/internal/sharp.server.ts';

/** Whether a picture can be decoded to its end. */
export const canReadPicture = (path: string): Promise<boolean> =>
  webp(path, 480, 'check').then(
    () => true,
    () => false,
  );
