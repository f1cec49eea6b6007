import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'danger';
const ICONS: Record<Tone, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'danger',
};

/**
 * A state that stays until it is solved. Of a title of two lines, the second is an ordinary sentence below. With `opens` a page opens
 * where it stands, without a script too (WCAG 2.4.3, 3.3.1).
 */
export function Alert({
  tone,
  title,
  opens = false,
  children,
}: {
  tone: Tone;
  title: ReactNode;
  opens?: boolean;
  children?: ReactNode;
}) {
  const [heading, below] = typeof title === 'string' ? title.split('\n', 2) : [title];
  return (
    <div
      className="alert"
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : undefined}
      {...(opens ? { tabIndex: -1, autoFocus: true } : {})}
    >
      <Icon name={ICONS[tone]} />
      <div>
        <strong>{heading}</strong>
        {below && <p>{below}</p>}
        {children}
      </div>
    </div>
  );
}

/** A state in two words. */
export function Tag({ tone, children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}
