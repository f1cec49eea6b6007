import type { ReactNode } from 'react';
import { type FormState, wasSent } from './form-state.ts';
import { useFormScope } from './form-scope.tsx';

/**
 * Hides what is behind a summary. One that holds a form, or a part of one, is open where the form comes back: `state` is that of the form in
 * it, and otherwise that of the form around it counts.
 */
export function Disclosure({
  summary,
  state,
  open = false,
  className,
  small = false,
  children,
}: {
  summary: ReactNode;
  state?: FormState | undefined;
  open?: boolean;
  className?: string | undefined;
  small?: boolean;
  children: ReactNode;
}) {
  const around = useFormScope().state;
  return (
    <details className={className} open={open || wasSent(state ?? around)}>
      <summary className={small ? 'small' : undefined}>{summary}</summary>
      {children}
    </details>
  );
}
