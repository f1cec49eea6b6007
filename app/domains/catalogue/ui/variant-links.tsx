import { nameOfLocale } from '#app/i18n/locales.ts';
import { urls } from '#app/urls.ts';

/** The languages of a version, each leading to its package or to how a native course looks: a webinar has neither. */
export function VariantLinks({
  courseId,
  versionId,
  variants,
}: {
  courseId: string;
  versionId: string;
  variants: { language: string; packageId: string | null; format: string }[];
}) {
  return (
    <ul className="links cluster">
      {variants.map(({ language, packageId, format }) => (
        <li key={language}>
          {format === 'native' ? (
            <a href={urls.coursePreview(versionId, { language })} lang={language}>
              {nameOfLocale(language)}
            </a>
          ) : packageId === null ? (
            <span lang={language}>{nameOfLocale(language)}</span>
          ) : (
            <a href={urls.package(packageId, courseId)} lang={language}>
              {nameOfLocale(language)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
