import type { ReactNode } from 'react';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { FormScope } from '#app/ui/form-scope.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Page, type Trail } from '#app/ui/page.tsx';

type Props = {
  trail: Trail;
  variant: { language: string; title: string; summary: string };
  minutes: number;
  languages: string[];
  /** Facts that stand before and after how long it takes and in which languages. */
  first?: ReactNode;
  last?: ReactNode;
  state: FormState;
  /** Between the title and the columns. */
  above?: ReactNode;
  children: ReactNode;
};

/** The page of what can be taken: a course, a webinar, a recording. Its children are the columns: the decision, and the matter. */
export function CoursePage({
  trail,
  variant,
  minutes,
  languages,
  first,
  last,
  state,
  above,
  children,
}: Props) {
  const { t } = useTranslation();
  return (
    <Page
      trail={trail}
      title={<span lang={variant.language}>{variant.title}</span>}
      lead={<span lang={variant.language}>{variant.summary}</span>}
      under={
        <ul className="facts">
          {first}
          <li>
            <Icon name="clock" />
            {t('minutes', { count: minutes })}
          </li>
          <li>
            <Icon name="globe" />
            {languages.map(nameOfLocale).join(', ')}
          </li>
          {last}
        </ul>
      }
    >
      <FormFailure state={state} />
      {above}
      <div className="columns">
        <FormScope state={state}>{children}</FormScope>
      </div>
    </Page>
  );
}

/** What learners can do afterwards; `title` where it is not a course. */
export function Objectives({
  language,
  objectives,
  title,
}: {
  language: string;
  objectives: string[];
  title?: string;
}) {
  const { t } = useTranslation('catalogue');
  if (objectives.length === 0) return null;
  return (
    <section>
      <h2>{title ?? t('objectives')}</h2>
      <ul className="list flow" lang={language}>
        {objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </section>
  );
}
