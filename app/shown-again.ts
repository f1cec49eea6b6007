/**
 * The one line of script in each page: a page that the browser restores from its back-forward cache is another page view
 * (app/http/answer-once.server.ts). Its forms say so, and what is written in them stays. Its hash stands in the policy of scripts.
 */
export const SHOWN_AGAIN =
  "addEventListener('pageshow',(e)=>{if(e.persisted)for(const i of document.getElementsByName('once'))i.value+='+'})";
