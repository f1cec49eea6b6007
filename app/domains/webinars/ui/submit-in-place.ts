/** Forms of the room say what they have to say without leaving it; what comes of it comes down as events. */
export function submitInPlace(root: HTMLElement, refuse: (code: string | null) => void): () => void {
  const submit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (!form.action.endsWith('/act')) return;
    event.preventDefault();
    // The types know no form here; these have no files.
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.name) body.set(button.name, button.value);
    void fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
      .then(async (response) => {
        const answer = (await response.json()) as { error?: string };
        refuse(answer.error ?? null);
        if (!response.ok) return;
        for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input:not([type=hidden]):not([type=radio]), textarea',
        ))
          field.value = '';
        form.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus();
      })
      .catch(() => refuse('line_lost'));
  };
  root.addEventListener('submit', submit);
  return () => root.removeEventListener('submit', submit);
}
