import { openSender } from './send-once.ts';

/** Why a form was refused: as the server says it to a script (app/http/script-actions.server.ts), or the code alone. */
export type Refusal = {
  error: string;
  says?: string;
  fields?: Record<string, string | { code: string; facts: Record<string, string | number> }>;
  failure?: { code: string; facts: Record<string, string | number> } | null;
};
/** `isWritten`: somebody has written in it, and it is still on the page. */
export type SentForm = { values: Record<string, string>; isWritten: boolean };
type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXTS = 'input:not([type=hidden]):not([type=radio]), textarea';

/**
 * Sends the forms in `root` to the address `to` without leaving the page, and tells `heard` what came of each: null where it was done.
 * Fields that somebody goes on writing in, while the answer is on its way, keep what was not sent.
 */
export function submitInPlace(
  root: HTMLElement,
  to: string,
  heard: (refusal: Refusal | null, form: SentForm) => void,
): () => void {
  const send = openSender();
  let clicks = 0;
  let last = '';
  const click = ({ detail }: MouseEvent) => (clicks = detail);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    // The types know no form here; these have no files.
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.name) body.set(button.name, button.value);
    // The second half of a double click, after the answer to the first.
    const isSecondClick = clicks > 1;
    clicks = 0;
    if (isSecondClick && last === body.toString()) return;
    last = body.toString();
    const texts = [...form.querySelectorAll<TextField>(TEXTS)].map((field) => [field, field.value] as const);
    const report = (refusal: Refusal | null) =>
      heard(refusal, {
        values: Object.fromEntries(body),
        isWritten: texts.length > 0 && form.isConnected,
      });
    void send(to, body)
      .then(async (response) => {
        const answer = (await response.json()) as Partial<Refusal>;
        if (!response.ok) return report({ ...answer, error: answer.error ?? 'unexpected' });
        for (const [field, sent] of texts) takeOff(field, sent);
        if (texts[0] && document.activeElement === button) texts[0][0].focus();
        report(null);
      })
      .catch(() => report({ error: 'line_lost' }));
  };
  root.addEventListener('click', click);
  root.addEventListener('submit', submit);
  return () => {
    root.removeEventListener('click', click);
    root.removeEventListener('submit', submit);
  };
}

/** Removes what was sent from the start of a field. A field that no longer starts with it holds a new text and stays as it is. */
function takeOff(field: TextField, sent: string): void {
  if (field.value.startsWith(sent)) field.setRangeText('', 0, sent.length, 'preserve');
}
