type Field = HTMLInputElement | HTMLSelectElement;
const fieldsOf = (form: Element): Field[] => [...form.querySelectorAll<Field>('input, select')];

/** Keeps what is entered in questions and not sent yet; returns what puts it back after the page was drawn again. */
export function keepDrafts(place: Element): () => void {
  const drafts = [...place.querySelectorAll('section.question form')].map((form) => ({
    id: form.parentElement!.id,
    fields: fieldsOf(form).map((field) => ({
      value: field.value,
      checked: 'checked' in field && field.checked,
      disabled: field.disabled,
    })),
  }));
  return () => {
    for (const { id, fields } of drafts) {
      const form = document.querySelector(`#${id} form`);
      for (const [at, field] of (form ? fieldsOf(form) : []).entries()) {
        const draft = fields[at];
        if (!draft) continue;
        if (field.type === 'hidden') {
          Object.assign(field, { value: draft.value, disabled: draft.disabled });
          // What shows it is drawn again.
          field.dispatchEvent(new Event('input'));
        } else if ('checked' in field && field.type !== 'text') field.checked = draft.checked;
        else field.value = draft.value;
      }
    }
  };
}
