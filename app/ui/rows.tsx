import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Things one under the other, each with its own way on. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>;
}

/**
 * A row of them: a picture or an icon, a heading that leads `to` the thing, what is said of it as children, and `aside` what stands at its end (a tag,
 * a button). The heading is the title `of` a thing, in the thing's own language, or another `title`.
 */
export function Row({
  icon,
  of,
  title,
  to,
  level = 'h3',
  aside,
  children,
}: {
  icon?: IconName | ReactElement;
  to?: string;
  level?: 'h2' | 'h3' | 'h4';
  aside?: ReactNode;
  children?: ReactNode;
} & ({ of: { title: string; language: string }; title?: never } | { of?: never; title: ReactNode })) {
  const Heading = level;
  const name = of ? of.title : title;
  return (
    <li>
      {typeof icon === 'string' ? <Icon name={icon} /> : icon}
      <div>
        <Heading lang={of?.language}>
          {to === undefined ? (
            name
          ) : (
            <a className="cover" href={to}>
              {name}
            </a>
          )}
        </Heading>
        {children}
      </div>
      {aside}
    </li>
  );
}
