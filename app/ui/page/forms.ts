/** Whether a form is sent by the browser to a page: scripts that send one themselves keep it from that. */
export const isForPage = (event: Event): event is SubmitEvent & { target: HTMLFormElement } =>
  !event.defaultPrevented &&
  event.target instanceof HTMLFormElement &&
  event.target.method === 'post' &&
  (event as SubmitEvent).submitter?.getAttribute('formmethod') !== 'get';

/** What a form does and is about (app/ui/form-place.ts): the same form of the page that follows has it too. */
export const placeOf = (form: HTMLFormElement): string => form.dataset['place'] ?? form.id;
