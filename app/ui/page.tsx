import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LostRefusal } from './refused.tsx';
import { SubNavigation } from './sub-navigation.tsx';

type Header = { title: ReactNode; lead?: ReactNode };

/** The title of a page that is laid out by itself, the pages beside it, and what no form of the page says; every other begins with `Page`. */
export function PageHeader({ title, lead, children }: Header & { children?: ReactNode }) {
  return (
    <>
      <header className="page-header">
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </header>
      <SubNavigation />
      <LostRefusal />
    </>
  );
}

/**
 * A page: `trail` are the pages above it, `under` stands below its title (tags, ways on), `className` is its layout (`narrow`,
 * `wide`, `flow`, …).
 */
export function Page({
  className,
  trail,
  title,
  lead,
  under,
  children,
}: Header & {
  className?: string;
  trail?: Trail;
  under?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={className ? `page ${className}` : 'page'}>
      {trail && trail.length > 0 && <Breadcrumb links={trail} />}
      <PageHeader title={title} lead={lead}>
        {under}
      </PageHeader>
      {children}
    </div>
  );
}

export type Trail = { to: string; name: string }[];

function Breadcrumb({ links }: { links: Trail }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {links.map((link) => (
          <li key={link.to}>
            <a href={link.to}>{link.name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The first thing to do, with a link. */
export function Empty({
  title,
  children,
  level = 'h2',
}: {
  title: string;
  children?: ReactNode;
  level?: 'h2' | 'h3';
}) {
  const Heading = level;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
