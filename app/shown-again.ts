/**
 * Run by every page, the one line of script in it: a page that comes back out of the browser's memory is another page view
 * (app/http/answer-once.server.ts). Its forms say so, and what is written in them stays. Its hash stands in the policy of scripts.
 */
export const SHOWN_AGAIN =
  "addEventListener('pageshow',(e)=>{if(e.persisted)for(const i of document.getElementsByName('once'))i.value+='+'})";
