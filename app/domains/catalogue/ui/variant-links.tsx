import { nameOfLocale } from '#app/i18n/locales.ts';
import { urls } from '#app/urls.ts';

/** The languages of a version, each leading to its package where it has one: a webinar has none. */
export function VariantLinks({
  courseId,
  variants,
}: {
  courseId: string;
  variants: { language: string; packageId: string | null }[];
}) {
  return (
    <ul className="links cluster">
      {variants.map(({ language, packageId }) => (
        <li key={language}>
          {packageId === null ? (
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
