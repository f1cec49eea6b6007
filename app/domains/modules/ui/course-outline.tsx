import type { ListedModule } from '#app/domains/modules/reading/list-modules.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { ModuleList, type OwnParts } from './module-list.tsx';

type Props = {
  modules: ListedModule[];
  own: OwnParts | null;
  /** Of the language that is shown. */
  signatures: { name: string; at: Date | string }[];
  /** The reader may sign it. */
  maySign: boolean;
};

/** What is in a native course, and which clinician has read this language of it. */
export function CourseOutline({ modules, own, signatures, maySign }: Props) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (
    <>
      <ModuleList modules={modules} own={own} />
      <section className="flow">
        <h2>{t('signature.title')}</h2>
        {signatures.length === 0 && <Note>{t('signature.none')}</Note>}
        {signatures.map(({ name, at }) => (
          <p key={name}>
            <Icon name="check" /> {t('signature.by', { name, date: format.date(at) })}
          </p>
        ))}
        {maySign && (
          <>
            <Note>{t('signature.help')}</Note>
            <ActionButton intent="sign">{t('signature.sign')}</ActionButton>
          </>
        )}
      </section>
    </>
  );
}
