import { Fragment } from 'react';
import type { ListedPackage } from '#app/domains/modules/package-modules/list-package-modules.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

/** For the author: the packages in the course, each with the way to its report, its permissions and its attempts. */
export function PackageModules({ packages }: { packages: ListedPackage[] }) {
  const { t } = useTranslation('modules');
  if (packages.length === 0) return null;
  return (
    <>
      <h2>{t('packages.title')}</h2>
      <ul className="list">
        {packages.map(({ packageId, title, language, languages }) => (
          <li key={packageId}>
            <a href={urls.package(packageId)} lang={language}>
              {title}
            </a>{' '}
            <span className="small soft">
              {languages.map((each, at) => (
                <Fragment key={each}>
                  {at > 0 && ', '}
                  <span lang={each}>{nameOfLocale(each)}</span>
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
