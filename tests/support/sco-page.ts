/**
 * A page that behaves as what authoring tools make: it looks for its API in the windows above, says how it was entered and where it
 * was left, turns pages, is finished with a score or asks the LMS to go on, and suspends itself when it is taken away.
 */
export const SCO_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title>
<h1></h1><p id="said"></p>
<button id="turn">Turn the page</button><button id="pass">Pass</button><button id="fail">Fail</button><button id="go-on">Pass and go on</button>
<script>
  var api, old, over = false;
  for (var at = window; !api && at !== at.parent; ) { at = at.parent; api = at.API_1484_11 || at.API; old = !at.API_1484_11; }
  var name = new URLSearchParams(location.search).get('part') || location.hash.slice(1);
  document.querySelector('h1').textContent = 'Part ' + name;
  var core = old ? 'cmi.core.' : 'cmi.';
  function get(element) { return old ? api.LMSGetValue(element) : api.GetValue(element); }
  function set(element, value) { return old ? api.LMSSetValue(element, value) : api.SetValue(element, value); }
  old ? api.LMSInitialize('') : api.Initialize('');
  var place = core + (old ? 'lesson_location' : 'location');
  function show() {
    document.getElementById('said').textContent = 'entry ' + (get(core + 'entry') || 'none') + ', page ' + (get(place) || '1');
  }
  if (old && get('cmi.core.lesson_status') === 'not attempted') set('cmi.core.lesson_status', 'incomplete');
  if (!old && get('cmi.completion_status') === 'unknown') set('cmi.completion_status', 'incomplete');
  show();
  function leave(exit) {
    if (over) return;
    over = true;
    set(core + 'session_time', old ? '0000:01:00' : 'PT1M'); // so that a test knows what it must come to
    set(core + 'exit', exit);
    old ? api.LMSFinish('') : api.Terminate('');
  }
  function judge(passed, score) {
    if (old) { set('cmi.core.score.raw', String(score * 100)); set('cmi.core.lesson_status', passed ? 'passed' : 'failed'); }
    else {
      set('cmi.score.scaled', String(score));
      set('cmi.completion_status', 'completed');
      set('cmi.success_status', passed ? 'passed' : 'failed');
    }
  }
  document.getElementById('turn').onclick = function () { set(place, String(Number(get(place) || 1) + 1)); old ? api.LMSCommit('') : api.Commit(''); show(); };
  document.getElementById('pass').onclick = function () { judge(true, 0.9); leave(''); };
  document.getElementById('fail').onclick = function () { judge(false, 0.3); leave(''); };
  document.getElementById('go-on').onclick = function () { judge(true, 0.8); set('adl.nav.request', 'continue'); leave(''); };
  addEventListener('pagehide', function () { leave('suspend'); });
</script></html>`;
