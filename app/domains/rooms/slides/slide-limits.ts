/** Room for a whole file and for the one that takes its place. */
export const MAX_SLIDES = 400;
export const MAX_PDF_PAGES = 200;
export const MAX_PDF_BYTES = 50_000_000;
export const MAX_SLIDE_WORDS = 2000;
