import type { ReactNode } from 'react';

export function PageHeader({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  );
}

export function Breadcrumb({ label, links }: { label: string; links: { to: string; name: string }[] }) {
  return (
    <nav className="breadcrumb" aria-label={label}>
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
