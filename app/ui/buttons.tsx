import type { ReactNode } from 'react';
import { useFormPlace } from './form-place.ts';
import { type Hidden, HiddenFields, OnceField } from './hidden-fields.tsx';

/** `look` is how the button stands beside others: `beacon` for the one thing to do, `plain`, `danger`, `wide`. */
export const buttonClass = (look?: string): string => (look ? `button ${look}` : 'button');

/**
 * A button that does one thing; `named` is what it says to those who only hear it. Where it cannot be taken back, `sure` says so first: a press shows that sentence,
 * with the button that does it.
 */
export function ActionButton({
  intent,
  hidden = {},
  look,
  named,
  action,
  sure,
  children,
}: {
  intent?: string;
  hidden?: Hidden;
  look?: string | undefined;
  named?: string;
  action?: string;
  sure?: ReactNode;
  children: ReactNode;
}) {
  const name = intent === undefined ? {} : { name: 'intent', value: intent };
  const place = useFormPlace({ intent, hidden, action });
  const form = (
    <form method="post" {...place}>
      <button className={buttonClass(look)} {...name} aria-label={named}>
        {children}
      </button>
      <HiddenFields hidden={hidden} />
      <OnceField />
    </form>
  );
  if (sure === undefined) return form;
  return (
    <details className="sure">
      <summary className={buttonClass(look)} aria-label={named}>
        {children}
      </summary>
      <p className="small">{sure}</p>
      {form}
    </details>
  );
}

/** A step that cannot be taken back: its consequences first, behind a summary. */
export function ConfirmedAction({
  summary,
  help,
  button,
  intent,
  look,
  className,
  small = true,
}: {
  summary: string;
  help: string;
  button: string;
  intent: string;
  look?: string;
  className?: string;
  small?: boolean;
}) {
  return (
    <details className={className}>
      <summary className={small ? 'small' : undefined}>{summary}</summary>
      <p className="small">{help}</p>
      <ActionButton intent={intent} look={look}>
        {button}
      </ActionButton>
    </details>
  );
}

/**
 * Buttons that each decide differently about the same thing, the likeliest first. Enter in a field presses the first button of its
 * form (HTML §4.10.21.2): here that one is disabled, so that nothing is decided but by the button that says so.
 */
export function DecisionButtons({
  name = 'decision',
  decisions,
}: {
  name?: string;
  decisions: { value: string; name: ReactNode; look?: string }[];
}) {
  return (
    <div className="cluster">
      <input type="submit" disabled hidden />
      {decisions.map((each) => (
        <button key={each.value} className={buttonClass(each.look)} name={name} value={each.value}>
          {each.name}
        </button>
      ))}
    </div>
  );
}
