import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Summary = { pairs: number; alone: number; score: number; blocking: number };

type SettingsPreviewProps = {
  preview: {
    before: Summary;
    after: Summary;
    changes: { mentee: string; before: string | null; after: string | null }[];
  };
};

/** Effect of other settings, before anything is saved: sums first, then each person who would be paired differently. */
export function SettingsPreview({ preview: { before, after, changes } }: SettingsPreviewProps) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const rows = ['pairs', 'alone', 'score', 'blocking'] as const;
  return (
    <section className="card flow" aria-labelledby="preview">
      <h2 id="preview">{t('preview.title')}</h2>
      <Note>{t('preview.notSaved')}</Note>
      <Table
        caption={t('preview.title')}
        columns={[
          { key: 'what', name: '' },
          { key: 'before', name: t('preview.now'), amount: true },
          { key: 'after', name: t('preview.then'), amount: true },
        ]}
        rows={rows.map((key) => ({
          key,
          cells: [t(`preview.${key}`), format.number(before[key], 0), format.number(after[key], 0)],
        }))}
      />
      {changes.length === 0 ? (
        <p>{t('preview.same')}</p>
      ) : (
        <Table
          caption={t('preview.title')}
          columns={[
            { key: 'mentee', name: t('preview.mentee') },
            { key: 'before', name: t('preview.now') },
            { key: 'after', name: t('preview.then') },
          ]}
          rows={changes.slice(0, 50).map((each) => ({
            key: each.mentee,
            cells: [each.mentee, each.before ?? t('preview.nobody'), each.after ?? t('preview.nobody')],
          }))}
        />
      )}
    </section>
  );
}
