import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Certificate = {
  row: { id: string; issuedAt: Date | string; code: string };
  snapshot: { title: string; titles?: Record<string, string>; name: string };
  revocation: { revokedAt: Date | string; reason: string } | null;
};

/** One's own certificates; each says the name that it was issued to where that is no longer `name`. */
export function OwnCertificates({ certificates, name }: { certificates: Certificate[]; name: string }) {
  const { t, i18n } = useTranslation('credits');
  const format = useFormat();
  return (
    <>
      {certificates.length === 0 && (
        <div className="empty">
          <p>{t('certificatesNone')}</p>
          <a className="button" href={urls.courses()}>
            {t('learning:next.all')}
          </a>
        </div>
      )}
      <Rows>
        {certificates.map(({ row, snapshot, revocation }) => (
          <Row
            key={row.id}
            icon="certificate"
            title={snapshot.titles?.[i18n.language] ?? snapshot.title}
            level="h2"
            {...(revocation ? {} : { to: urls.certificatePdf(row.id) })}
          >
            <Note>
              {format.date(row.issuedAt)}, {row.code}
            </Note>
            {snapshot.name !== name && <Note>{t('certificateName', { name: snapshot.name })}</Note>}
            {revocation && (
              <p className="small">
                <Tag tone="danger">{t('takenBack')}</Tag> {format.date(revocation.revokedAt)}:{' '}
                {revocation.reason}
              </p>
            )}
          </Row>
        ))}
      </Rows>
    </>
  );
}

/** The certificate that has just been issued, with its one button. */
export function NewCertificate({ certificate: { row, snapshot } }: { certificate: Certificate }) {
  const { t } = useTranslation('credits');
  return (
    <div className="beam">
      <p className="small">{t('fresh.small')}</p>
      <h2>{snapshot.title}</h2>
      <p>{t('fresh.text')}</p>
      <div>
        <a className="button beacon" href={urls.certificatePdf(row.id)}>
          <Icon name="certificate" />
          {t('fresh.button')}
        </a>
      </div>
    </div>
  );
}

/** Says that the course gave its credit before; the certificate of then where it is known. */
export function CreditGivenBefore({ certificate }: { certificate: Certificate | undefined }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Alert tone="info" title={t('given.title')}>
      <p className="small">{t('given.help')}</p>
      {certificate && (
        <p className="small">
          <a href={urls.certificatePdf(certificate.row.id)}>
            {certificate.snapshot.title}, {format.date(certificate.row.issuedAt)}
          </a>
        </p>
      )}
    </Alert>
  );
}
