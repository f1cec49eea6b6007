import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { VariantLinks } from './variant-links.tsx';

type Version = {
  id: string;
  number: number;
  minutes: number;
  state: 'draft' | 'published' | 'replaced';
  publishedAt: string | Date | null;
  variants: Parameters<typeof VariantLinks>[0]['variants'];
};

/** Every version of a course, the newest first, with its languages and what has become of it. */
export function VersionTable({ courseId, versions }: { courseId: string; versions: Version[] }) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  return (
    <Table
      caption={t('own.versions')}
      columns={[
        { key: 'number', name: t('modules:analysis.version') },
        { key: 'languages', name: t('language'), text: true },
        { key: 'minutes', name: t('own.minutes'), amount: true },
        { key: 'state', name: t('own.state'), text: true },
      ]}
      rows={versions.map((version) => ({
        key: version.id,
        cells: [
          t('version', { number: version.number }),
          <VariantLinks
            key="languages"
            courseId={courseId}
            versionId={version.id}
            variants={version.variants}
          />,
          version.minutes,
          <>
            <Tag tone={version.state === 'published' ? 'success' : undefined}>
              {t(`state.${version.state}`)}
            </Tag>{' '}
            {version.publishedAt && <span className="small soft">{format.date(version.publishedAt)}</span>}
          </>,
        ],
      }))}
    />
  );
}
