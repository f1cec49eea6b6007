import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

export type AccountPage = 'profile' | 'email' | 'password' | 'security' | 'notifications' | 'delete';

/** The pages of one's own account; `here` is the one that is shown. */
export function AccountNav({ here }: { here: AccountPage }) {
  const { t } = useTranslation('accounts');
  const pages: Record<AccountPage, string> = {
    profile: urls.profile(),
    email: urls.email(),
    password: urls.changePassword(),
    security: urls.security(),
    notifications: urls.notifications(),
    delete: urls.deleteAccount(),
  };
  return (
    <nav className="subnav" aria-label={t('profile.title')}>
      <ul>
        {(Object.keys(pages) as AccountPage[]).map((page) => (
          <li key={page}>
            <a href={pages[page]} aria-current={page === here ? 'page' : undefined}>
              {t(`account.${page}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
