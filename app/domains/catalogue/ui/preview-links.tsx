import { nameOfLocale } from '#app/i18n/locales.ts';

export type Previewed = { language: string; packageId: string | null };

/** The languages of a version, each leading to how it looks to a learner. */
export function PreviewLinks({ variants, to }: { variants: Previewed[]; to(variant: Previewed): string }) {
  return (
    <ul className="links">
      {variants.map((variant) => (
        <li key={variant.language}>
          <a href={to(variant)} lang={variant.language}>
            {nameOfLocale(variant.language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
