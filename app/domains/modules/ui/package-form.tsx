import type { ListedModule } from '#app/domains/modules/reading/list-modules.server.ts';
import { PACKAGE_STANDARDS, isInPackage } from '#app/domains/modules/packages/package-data.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { urls } from '#app/urls.ts';

type Props = { courseId: string; languages: string[]; modules: ListedModule[] };

/** For the author: the course, or one module of it, as a package for another system. */
export function PackageForm({ courseId, languages, modules }: Props) {
  const { t } = useTranslation('modules');
  const included = modules.filter(({ kind }) => isInPackage(kind));
  const left = modules.filter(({ kind }) => !isInPackage(kind));
  return (
    <FilterForm className="flow" action={urls.coursePackage(courseId)} submit={t('package.button')}>
      <h2>{t('package.title')}</h2>
      <Note>{t('package.lead')}</Note>
      <Note>{t('package.differs')}</Note>
      {left.length > 0 && (
        <div>
          <p>{t('package.left')}</p>
          <ul className="list">
            {left.map(({ id, title, language }) => (
              <li key={id} lang={language}>
                {title}
              </li>
            ))}
          </ul>
        </div>
      )}
      <SelectField
        name="standard"
        label={t('package.standard')}
        options={optionsOf(PACKAGE_STANDARDS, (value) => t(`catalogue:formats.${value}`))}
      />
      <SelectField
        name="language"
        label={t('package.language')}
        empty={t('package.allLanguages')}
        options={languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }))}
      />
      <SelectField
        name="module"
        label={t('package.part')}
        empty={t('package.whole')}
        options={included.map(({ id, title, language }) => ({ value: id, name: title, lang: language }))}
      />
    </FilterForm>
  );
}
