import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import type { Category, CreditLine, ProgrammeCredit } from '../count.ts';
import { programmeOrThrow } from '../programmes.ts';
import { forecastOf } from '../forecast.ts';
import type { Helpful } from '../helpful.server.ts';
import { Timeline } from './timeline.tsx';
import { useUnits, Worth } from './worth.tsx';

type Props = {
  credit: ProgrammeCredit;
  today: string;
  helpful?: Helpful[];
  /** What the doctor can change; none for an officer. */
  children?: ReactNode;
  linkTo(participationId: string): string | null;
  level?: 'h2' | 'h3';
};

/** One programme: ring, numbers, what its parts lack, and every line with its reasons. */
export function ProgrammeCreditView({ credit, today, helpful = [], children, linkTo, level = 'h2' }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useUnits();
  const Heading = level;
  const programme = programmeOrThrow(credit.programmeId);
  const say = (value: string) => units(programme.id, value);
  const { required, period } = credit;
  const pace = period && required ? period.gone : null;
  const reached = credit.remaining === '0';
  const forecast = forecastOf(credit, today);
  const partName = usePartName();
  const sentence = required
    ? t('ring', { total: format.decimal(credit.total), required: say(required) })
    : t('ringFree', { total: say(credit.total) });
  return (
    <section className="flow" aria-labelledby={programme.id}>
      <Heading id={programme.id} lang={programme.country === 'EU' ? 'en' : programme.country.toLowerCase()}>
        {programme.name}
      </Heading>
      <p className="small soft">
        {[
          period
            ? t('period', { from: format.day(period.from), to: format.day(period.to) })
            : t('periodFree'),
          period && period.extensionDays > 0 && t('extended', { count: period.extensionDays }),
          period?.submissionDue && t('due', { date: format.day(period.submissionDue) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {period?.over && <Alert tone="warning" title={t('over')} />}
      {!credit.confirmed && <Alert tone="warning" title={t('unconfirmed')} />}
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
      {credit.categories.length > 0 && <Parts categories={credit.categories} say={say} />}
      <p className="small soft">
        {credit.rules.signed
          ? t('signedRules', {
              association: credit.rules.signed.association,
              date: format.date(credit.rules.signed.at),
            })
          : t('unconfirmedRules')}{' '}
        {programme.source &&
          t(programme.source.verified ? 'sourceRead' : 'sourceUnread', { source: programme.source.title })}
      </p>
      {helpful.length > 0 && (
        <>
          <h3>{t('helpful.title')}</h3>
          <ul className="rows">
            {helpful.map((each) => (
              <li key={each.slug}>
                <Icon name="book" />
                <div>
                  <h4 lang={each.language}>
                    <a className="cover" href={urls.course(each.slug)}>
                      {each.title}
                    </a>
                  </h4>
                  <p className="small soft">
                    {t('common:minutes', { count: each.minutes })}
                    {', '}
                    {t('until', { date: format.day(each.until) })}
                    {each.parts.length > 0 &&
                      `. ${t('helpful.part', { parts: each.parts.map(partName).join(', ') })}`}
                  </p>
                </div>
                <Worth programmeId={programme.id} units={each.gain} />
              </li>
            ))}
          </ul>
        </>
      )}
      {credit.lines.length > 0 && <Lines credit={credit} linkTo={linkTo} />}
      {children}
    </section>
  );
}

const NAMED = ['in_specialty', 'activity', 'work_analysis', 'self_study'] as const;

function usePartName() {
  const { t } = useTranslation('credits');
  return (name: string) => t(`category.${NAMED.find((each) => each === name) ?? 'other'}`);
}

/** What a programme asks of parts of its total: at least so much of this, at most so much of that. */
function Parts({ categories, say }: { categories: Category[]; say(units: string): string }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const nameOf = usePartName();
  return (
    <Table
      caption={t('parts')}
      columns={[
        { key: 'part', name: t('part') },
        { key: 'counted', name: t('counted'), amount: true },
        { key: 'asked', name: t('asked'), told: true },
        { key: 'missing', name: t('missingStill'), amount: true },
      ]}
      rows={categories.map(({ name, counted, min, max, remaining }) => ({
        key: name,
        cells: [
          nameOf(name),
          format.decimal(counted),
          [min && t('atLeast', { units: say(min) }), max && t('atMost', { units: say(max) })]
            .filter(Boolean)
            .join(', '),
          min === null ? '–' : remaining === '0' ? '✓' : format.decimal(remaining),
        ],
      }))}
    />
  );
}

const CODES = [
  'outside_cycle',
  'no_cycle',
  'approval_expired',
  'no_feedback',
  'assessment_failed',
  'duplicate',
  'day_cap',
  'activity_cap',
  'not_convertible',
  'not_accredited',
  'given_before',
  'not_accepted_here',
  'reversed',
] as const;

function Lines({ credit, linkTo }: Pick<Props, 'credit' | 'linkTo'>) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const why = ({ participation, accreditation, units, reasons }: CreditLine): string => {
    const facts = { code: accreditation?.code ?? '', category: accreditation?.category ?? '' };
    const counted = credit.restMinutes === null ? 'counted' : 'by_time';
    if (units === '0' && reasons.length === 0) return t('reason.too_short');
    return [
      ...(units === '0' ? [] : [t(`reason.${participation.countsIn ? 'accepted' : counted}`, facts)]),
      ...reasons.map(({ code, by }) =>
        t(`reason.${CODES.find((each) => each === code) ?? 'period_cap'}`, { by: format.decimal(by) }),
      ),
    ].join(' ');
  };
  return (
    <Table
      caption={t('lines')}
      columns={[
        { key: 'activity', name: t('activityName') },
        { key: 'date', name: t('date') },
        { key: 'minutes', name: t('minutesName'), amount: true },
        { key: 'counted', name: t('counted'), amount: true },
        { key: 'why', name: t('why'), told: true },
      ]}
      rows={credit.lines.map((line) => {
        const { participation, raw, units } = line;
        const to = linkTo(participation.id);
        return {
          key: participation.id,
          cells: [
            to ? <a href={to}>{participation.title}</a> : participation.title,
            format.day(participation.date),
            participation.minutes,
            <>
              {units === '0' ? <Tag tone="warning">0</Tag> : <b>{format.decimal(units)}</b>}
              {raw !== units && (
                <span className="small soft block">{t('was', { raw: format.decimal(raw) })}</span>
              )}
            </>,
            why(line),
          ],
        };
      })}
    />
  );
}
