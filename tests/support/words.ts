import { translatorFor } from '#app/i18n/translate.server.ts';

/**
 * The interface's English words, by their key: `said('credits:title')`. A test of logic names the key, so that the words can become
 * better without breaking it.
 */
export const said = translatorFor('en');
