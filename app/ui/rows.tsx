import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Things one under the other, each with its own way on. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>;
}

/**
 * One of them: a picture or an icon, a heading that leads `to` the thing, what is said of it as children, and `aside` what stands at its end (a tag,
 * a button). `lang` is the language of the title where it is the thing's own.
 */
export function Row({
  icon,
  title,
  to,
  lang,
  level = 'h3',
  aside,
  children,
}: {
  icon?: IconName | ReactElement;
  title: ReactNode;
  to?: string;
  lang?: string | undefined;
  level?: 'h2' | 'h3' | 'h4';
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const Heading = level;
  return (
    <li>
      {typeof icon === 'string' ? <Icon name={icon} /> : icon}
      <div>
        <Heading lang={lang}>
          {to === undefined ? (
            title
          ) : (
            <a className="cover" href={to}>
              {title}
            </a>
          )}
        </Heading>
        {children}
      </div>
      {aside}
    </li>
  );
}
