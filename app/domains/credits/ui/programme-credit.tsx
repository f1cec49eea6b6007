import type { ReactNode } from 'react';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { forecastCredit } from '#app/domains/credits/standings/forecast.ts';
import type { Recommendation } from '#app/domains/credits/standings/list-recommendations.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { CategoryTable, useCategoryName } from './category-table.tsx';
import { CreditBadge } from './credit-badge.tsx';
import { CreditLines } from './credit-lines.tsx';
import { Timeline } from './timeline.tsx';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

export type ProgrammeCreditProps = {
  credit: ProgrammeCredit;
  today: string;
  helpful?: Recommendation[];
  /** What an unconfirmed cycle waits for. */
  pending: ReactNode;
  /** Actions of the doctor; none for an officer. */
  children?: ReactNode;
  linkTo(participationId: string): string | null;
  /** Where all lines are, if only the latest are shown here. */
  all?: string;
  level?: 'h2' | 'h3';
};

/** Lines on a page that is about more. */
const LATEST = 5;

/** One programme: ring, numbers, missing parts, and every line with its reasons. */
export function ProgrammeCreditView({
  credit,
  today,
  helpful = [],
  pending,
  children,
  linkTo,
  all,
  level = 'h2',
}: ProgrammeCreditProps) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  const programmeName = useProgrammeName();
  const Heading = level;
  const programme = programmeOrThrow(credit.programmeId);
  const say = (value: string) => units(programme.id, value);
  const { required, period } = credit;
  const pace = period && required ? period.gone : null;
  const reached = credit.remaining === '0';
  const forecast = forecastCredit(credit, today);
  const partName = useCategoryName();
  const sentence = required
    ? t('ring', { total: format.decimal(credit.total), required: say(required) })
    : t('ringFree', { total: say(credit.total) });
  return (
    <section className="flow" aria-labelledby={programme.id}>
      <Heading id={programme.id}>{programmeName(programme.id)}</Heading>
      <Note>
        {[
          period
            ? t('period', { from: format.day(period.from), to: format.day(period.to) })
            : t('periodFree'),
          period && period.extensionDays > 0 && t('extended', { count: period.extensionDays }),
          period?.submissionDue && t('due', { date: format.day(period.submissionDue) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Note>
      {period?.over && <Alert tone="warning" title={t('over')} />}
      {!credit.confirmed && pending}
      {programme.obligation === 'goal' && <p className="small">{t('goal')}</p>}
      <div className="with-ring">
        <Ring
          share={required ? Math.min(1, credit.share) : credit.total === '0' ? 0 : 1}
          pace={pace}
          big={format.decimal(credit.total)}
          under={required ? t('of', { required: format.decimal(required) }) : t('counted')}
          label={sentence}
        />
        <dl className="bars lines">
          <div data-kind="course">
            <dt>
              <span className="swatch" />
              {t('counted')}
            </dt>
            <dd className="value">{format.decimal(credit.total)}</dd>
          </div>
          {required && pace !== null && (
            <div>
              <dt>
                <span className="swatch due" />
                {t('pace')}
              </dt>
              <dd className="value">{format.number(pace * Number(required), 0)}</dd>
            </div>
          )}
          {credit.remaining !== null && (
            <div>
              <dt>
                <span className="swatch missing" />
                {reached ? t('reached') : t('remaining')}
              </dt>
              <dd className="value">{reached ? '✓' : format.decimal(credit.remaining)}</dd>
            </div>
          )}
        </dl>
      </div>
      <Timeline credit={credit} today={today} />
      {forecast && period && (
        <p className="small">
          {forecast.reachedOn
            ? t('forecast.reached', { date: format.day(forecast.reachedOn) })
            : t('forecast.missed', {
                units: say(String(Math.floor(forecast.atEnd * 10) / 10)),
                date: format.day(period.to),
              })}
        </p>
      )}
      {credit.restMinutes !== null && credit.restMinutes > 0 && (
        <p className="small">{t('rest', { count: Math.floor(credit.restMinutes) })}</p>
      )}
      {credit.preconditions.map((each) => (
        <p className="small" key={each.kind}>
          {t('practice', { count: each.min })}{' '}
          {each.have === null ? t('practiceUnknown') : t('practiceHave', { count: each.have })}
        </p>
      ))}
      {credit.categories.length > 0 && <CategoryTable categories={credit.categories} say={say} />}
      <Note>
        {credit.rules.signed
          ? t('signedRules', {
              association: credit.rules.signed.association,
              date: format.date(credit.rules.signed.at),
            })
          : t('unconfirmedRules')}{' '}
        {programme.source &&
          t(programme.source.verified ? 'sourceRead' : 'sourceUnread', { source: programme.source.title })}
      </Note>
      {helpful.length > 0 && (
        <>
          <h3>{t('helpful.title')}</h3>
          <Rows>
            {helpful.map((each) => (
              <Row
                key={each.slug}
                icon="book"
                level="h4"
                of={each}
                to={urls.course(each.slug)}
                aside={
                  <CreditBadge
                    programmeId={programme.id}
                    units={each.gain}
                    byMinutes={each.byMinutes}
                    minutes={each.minutes}
                  />
                }
              >
                <Note>
                  {t('common:minutes', { count: each.minutes })}
                  {', '}
                  {t('until', { date: format.day(each.until) })}
                  {each.parts.length > 0 &&
                    `. ${t('helpful.part', { parts: each.parts.map(partName).join(', ') })}`}
                </Note>
              </Row>
            ))}
          </Rows>
        </>
      )}
      {credit.lines.length > 0 && (
        <>
          {all && <h3>{t('latest')}</h3>}
          <CreditLines credit={credit} linkTo={linkTo} {...(all ? { most: LATEST } : {})} />
          {all && credit.lines.length > LATEST && (
            <p>
              <a className="button" href={all}>
                {t('allLines', { count: credit.lines.length })}
              </a>
            </p>
          )}
        </>
      )}
      {children}
    </section>
  );
}
