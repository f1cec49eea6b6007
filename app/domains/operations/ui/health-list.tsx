import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';

export type Service = {
  name: string;
  to: string;
  state: 'ok' | 'warning' | 'danger';
  says: string;
  value: string;
};

const SIGNS = { ok: 'check', warning: 'warning', danger: 'danger' } as const;

/** A line for each service: how it is, its name, what there is to say of it, and a value. */
export function HealthList({ services }: { services: Service[] }) {
  const { t } = useTranslation('accounts');
  return (
    <ul className="health">
      {services.map(({ name, to, state, says, value }) => (
        <li key={name} data-tone={state === 'ok' ? 'success' : state}>
          <Icon name={SIGNS[state]} />
          <div>
            <a href={to}>
              <span className="visually-hidden">{t(`health.state.${state}`)}: </span>
              <b>{name}</b>
            </a>
            <p className="small soft">{says}</p>
          </div>
          <span className="value">{value}</span>
        </li>
      ))}
    </ul>
  );
}
