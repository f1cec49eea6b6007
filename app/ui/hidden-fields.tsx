import { createContext, useContext } from 'react';
import { TEXTS } from '#app/form-texts.ts';

/** Fields that nobody sees, an id mostly. What is null is left out. */
export type Hidden = Record<string, string | number | null | undefined>;

export function HiddenFields({ hidden }: { hidden: Hidden }) {
  return Object.entries(hidden).map(
    ([name, value]) => value != null && <input key={name} type="hidden" name={name} value={value} />,
  );
}

/** Names the texts of a form, all of which are drawn before it. */
export function TextsField({ texts }: { texts: ReadonlySet<string> }) {
  return texts.size > 0 && <input type="hidden" name={TEXTS} value={[...texts].join(' ')} />;
}

/** The id of this page view, never given twice: its forms carry it, so that a second press is known. */
export const PageViewContext = createContext<string | null>(null);

/** A hidden field of each form: pressed twice, it does what it does once (app/http/answer-once.server.ts). */
export function OnceField() {
  const pageView = useContext(PageViewContext);
  return pageView && <input type="hidden" name="once" value={pageView} />;
}
