import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * The one thing on these pages that only a script can do: asking the browser for a passkey. What it answers goes into the
 * form, which is then sent as any other.
 */
class ConnectionLost extends Error {}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const field = form.querySelector<HTMLInputElement>('input[data-answer]')!;
  const status = form.querySelector<HTMLElement>('[data-status]')!;
  const { passkey: options = '', unsupported = '', cancelled = '', known = '', lost = '' } = form.dataset;
  const showStatus = (words: string) => {
    status.textContent = words;
    status.hidden = words === '';
  };

  form.querySelector<HTMLElement>('[data-work]')!.hidden = false;
  form.querySelector<HTMLElement>('[data-no-script]')!.hidden = true;
  if (!browserSupportsWebAuthn()) {
    form.querySelector<HTMLButtonElement>('button')!.disabled = true;
    showStatus(unsupported);
    continue;
  }
  /** WebAuthn 2 §5.1.3: InvalidStateError where the device has a passkey of this account already. */
  function wordsFor(error: Error): string {
    if (error instanceof ConnectionLost) return lost;
    if (error.name === 'InvalidStateError') return known;
    // Cancelled or timed out: another way can be chosen. For anything else support needs the name of the error.
    const isUsual = ['AbortError', 'NotAllowedError'].includes(error.name) || !error.message;
    return isUsual ? cancelled : `${cancelled} (${error.name})`;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    showStatus('');
    void requestCredential(options).then(
      (answer) => {
        field.value = JSON.stringify(answer);
        form.submit();
      },
      (error: Error) => showStatus(wordsFor(error)),
    );
  });
}

async function requestCredential(address: string): Promise<object> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => {
    throw new ConnectionLost();
  });
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
