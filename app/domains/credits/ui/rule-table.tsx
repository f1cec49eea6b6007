import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Rule } from '#app/domains/credits/types.ts';
import { useRuleWords } from './use-rule-words.ts';

export type ShownRule = Pick<Rule, 'id' | 'type' | 'params'> & { verified: boolean; source: string | null };

/** Rules as people read them, each with where it was read. */
export function RuleTable({ programmeId, rules }: { programmeId: string; rules: ShownRule[] }) {
  const { t } = useTranslation('credits');
  const words = useRuleWords(programmeId);
  return (
    <Table
      caption={t('rules.title')}
      columns={[
        { key: 'rule', name: t('rules.rule') },
        { key: 'says', name: t('rules.says'), text: true },
        { key: 'seen', name: t('rules.source'), text: true },
      ]}
      rows={rules.map((rule) => ({
        key: rule.id,
        cells: [
          words.ofType(rule.type),
          words.says(rule).map((sentence) => (
            <span className="block" key={sentence}>
              {sentence}
            </span>
          )),
          <>
            <Tag tone={rule.verified ? 'success' : 'warning'}>
              {t(rule.verified ? 'rules.seen' : 'rules.unseen')}
            </Tag>
            {rule.verified && rule.source && <Note>{rule.source}</Note>}
          </>,
        ],
      }))}
    />
  );
}
