import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * The one thing on these pages that only a script can do: asking the browser for a passkey. What it answers goes into the
 * form, which is then sent as any other.
 */
const RETRY = new Set(['AbortError', 'NotAllowedError']);

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const field = form.querySelector<HTMLInputElement>('input[data-answer]')!;
  const told = form.querySelector<HTMLElement>('[data-told]')!;
  const { passkey: options = '', unsupported = '', cancelled = '' } = form.dataset;
  const tell = (words: string) => {
    told.textContent = words;
    told.hidden = words === '';
  };

  form.querySelector<HTMLElement>('[data-work]')!.hidden = false;
  form.querySelector<HTMLElement>('[data-no-script]')!.hidden = true;
  if (!browserSupportsWebAuthn()) {
    form.querySelector<HTMLButtonElement>('button')!.disabled = true;
    tell(unsupported);
    continue;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tell('');
    void ask(options).then(
      (answer) => {
        field.value = JSON.stringify(answer);
        form.submit();
      },
      // Cancelled, timed out or away: the page goes on by another way. Anything else the server will say.
      (error: Error) =>
        tell(RETRY.has(error.name) || !error.message ? cancelled : `${cancelled} (${error.name})`),
    );
  });
}

async function ask(address: string): Promise<object> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  const optionsJSON: unknown = await response.json();
  return address.endsWith('/create')
    ? startRegistration({
        optionsJSON: optionsJSON as Parameters<typeof startRegistration>[0]['optionsJSON'],
      })
    : startAuthentication({
        optionsJSON: optionsJSON as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      });
}
