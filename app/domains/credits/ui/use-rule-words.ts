import { useTranslation } from '#app/i18n/use-translation.ts';
import { wordIn } from '#app/i18n/word-in.ts';
import { ruleSentences, type RuleWords } from '#app/domains/credits/rules/rule-sentences.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** Where the words for the values of rules are: activities and leaves have theirs already. */
const PLACES = ['activity.types', 'rules.fact', 'rules.value', 'details.reason', 'details.steps', 'category'];

/** Rules of a programme in words of the reader's language. */
export function useRuleWords(programmeId: string) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const type = wordIn(i18n, 'credits', 'rules.type');
  const word = (value: string) => {
    const place = PLACES.find((each) => i18n.exists(`credits:${each}.${value}`));
    return place ? wordIn(i18n, 'credits', place)(value) : t('credits:category.other');
  };
  const words: RuleWords = { t, format, programmeId, word };
  return {
    word,
    ofType: (name: string) => type(name),
    says: (rule: Pick<Rule, 'type' | 'params'>) => ruleSentences(words, rule),
  };
}
