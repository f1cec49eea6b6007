export type Look = { width: number; scheme: 'dark' | 'light' };

/** Each page is seen narrow and dark, wide and light. */
const USUAL: Look[] = [
  { width: 320, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
];

/** EVERY_LOOK=1: at three widths in both themes, each by axe. */
export const EVERY_LOOK = Boolean(process.env['EVERY_LOOK']);

export const LOOKS: Look[] = EVERY_LOOK
  ? [320, 390, 1280].flatMap((width): Look[] => [
      { width, scheme: 'dark' },
      { width, scheme: 'light' },
    ])
  : USUAL;

/** SCREENSHOTS=folder keeps a picture of each page, for eyes. */
export const PICTURES = process.env['SCREENSHOTS'];
