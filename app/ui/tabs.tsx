/** Ways to show less of a list, one of which is shown; `count`: how many there are of each. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: { to: string; name: string; count?: number; current: boolean }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ to, name, count, current }) => (
          <li key={to}>
            <a href={to} aria-current={current ? 'page' : undefined}>
              {name}
              {count !== undefined && ` ${count}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
