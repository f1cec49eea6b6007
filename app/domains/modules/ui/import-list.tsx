import type { ListedImport } from '#app/domains/modules/imports/list-imports.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useImportProgress } from './use-import-progress.ts';

type Shown = Omit<ListedImport, 'createdAt'> & { createdAt: Date | string };
const TONES = { running: undefined, done: 'success', faulty: 'danger', refused: 'danger', cancelled: undefined } as const; // oxfmt-ignore

/** An author's last imports with how each ended. */
export function ImportList({ imports }: { imports: Shown[] }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const wordsOf = useImportProgress();
  if (imports.length === 0) return null;
  return (
    <section className="flow">
      <h2>{t('import.recent')}</h2>
      <Rows>
        {imports.map(({ id, fileName, state, isWaiting, createdAt, ...progress }) => (
          <Row
            key={id}
            icon="file"
            title={fileName}
            to={urls.import(id)}
            aside={<Tag tone={TONES[state]}>{t(`import.state.${isWaiting ? 'waiting' : state}`)}</Tag>}
          >
            <p className="small soft">
              {state === 'running' && progress.total !== null
                ? wordsOf(progress)
                : format.dateTime(createdAt)}
            </p>
          </Row>
        ))}
      </Rows>
    </section>
  );
}
