/**
 * Sends forms of a page that stays open for an hour, so that each is done once (app/http/answer-once.server.ts). Each sending has a
 * number of its own beside the page view. The same content has the same number until it has been answered: pressed twice, or sent again
 * after the answer was lost, it is one sending; said again later, on purpose, it is another.
 */
export function openSender(): (to: string, form: URLSearchParams) => Promise<Response> {
  const unanswered = new Map<string, string>();
  let count = 0;
  return async (to, form) => {
    const content = form.toString();
    const once = unanswered.get(content) ?? `${form.get('once')} ${++count}`;
    unanswered.set(content, once);
    const body = new URLSearchParams(form);
    body.set('once', once);
    const response = await fetch(to, { method: 'POST', body, headers: { Accept: 'application/json' } });
    // After a fault nobody knows what was done. A second answer to one sending may come when the next is under way.
    if (response.status < 500 && unanswered.get(content) === once) unanswered.delete(content);
    return response;
  };
}
