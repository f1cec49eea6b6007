/** Pictures with one question, and how large one may be: what a phone's camera gives, made smaller on the device. */
export const MAX_PICTURES = 6;

export const MAX_PICTURE_BYTES = 4 * 1024 * 1024;
