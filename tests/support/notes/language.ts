/**
 * What notes of a language are made of. Names in three forms each, `nominative/genitive/dative` (or what a language has for it), and
 * written by hand, so that they owe nothing to the finder's own grammar. `rare` ones are in none of the finder's lists.
 */
export type Gender = 'man' | 'woman';
export type NamesOf = Record<Gender, { given: string; family: string }>;
export type Language = {
  common: NamesOf;
  rare: NamesOf;
  /** Sentences about nobody, with what is easily taken for somebody. */
  plain: string;
  /** With `{0}` for a whole name in the nominative, `{1}` in the genitive, `{2}` in the dative. */
  named: string;
  /** A line that begins with a name: `{0}`. */
  headed: string;
  /** With `{0}` for a family name alone, or with initials, behind a word for the patient. */
  behind: string;
  /** With `{}` for an identity number. */
  numbered: string;
};
