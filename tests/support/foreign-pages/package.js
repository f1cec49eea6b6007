/* One course, five screens, four questions; speaks SCORM 1.2 or 2004, whichever it finds. `?screen=n`: that screen alone, as a part. */
(function () {
  'use strict';
  var course = window.COURSE;
  var words = course.words;
  var only = /[?&]screen=(\d+)/.exec(location.search);
  var first = only ? Number(only[1]) : 0;
  var last = only ? first : course.screens.length - 1;
  // The question of a screen has the number before it; the first screen has none.
  var mine = course.questions.map(function (_, i) { return i; }).filter(function (i) { return i + 1 >= first && i + 1 <= last; });
  var steps = last - first;

  function find(name) {
    try {
      for (var frame = window, steps = 0; steps < 8; steps++) {
        if (frame[name]) return frame[name];
        if (frame.parent === frame) return null;
        frame = frame.parent;
      }
    } catch (e) { /* the frames above belong to somebody else: there is no API there */ }
    return null;
  }
  var new_api = find('API_1484_11');
  var old_api = new_api ? null : find('API');
  function get(name) { return new_api ? new_api.GetValue(name) : old_api ? old_api.LMSGetValue(name) : ''; }
  function set(name, value) { if (new_api) new_api.SetValue(name, String(value)); else if (old_api) old_api.LMSSetValue(name, String(value)); }
  var begun = Date.now();

  if (new_api) new_api.Initialize('');
  if (old_api) old_api.LMSInitialize('');
  var prefix = new_api ? 'cmi.' : 'cmi.core.';
  var answers = [];
  try { answers = JSON.parse(get('cmi.suspend_data') || '[]'); } catch (e) { answers = []; }
  var at = Math.min(last, Math.max(first, parseInt(get(prefix + (new_api ? 'location' : 'lesson_location')), 10) || 0));
  var furthest = Math.max(at, Math.min(last, answers.length));

  function answered() { return mine.filter(function (i) { return answers[i] != null; }).length; }
  function right() { return mine.filter(function (i) { return answers[i] === course.questions[i].right; }).length; }
  function passed() { return right() >= (only ? mine.length : course.pass); }

  function save() {
    set(prefix + (new_api ? 'location' : 'lesson_location'), at);
    set('cmi.suspend_data', JSON.stringify(answers));
    var all = steps + mine.length;
    var share = all === 0 ? 1 : (Math.min(furthest - first, steps) + answered()) / all;
    var done = share >= 1;
    if (answered() > 0) {
      set(prefix + 'score.min', 0);
      set(prefix + 'score.max', mine.length);
      set(prefix + 'score.raw', right());
      if (new_api) set('cmi.score.scaled', right() / mine.length);
    }
    if (new_api) {
      set('cmi.progress_measure', Math.round(share * 100) / 100);
      set('cmi.completion_status', done ? 'completed' : 'incomplete');
      if (done && mine.length) set('cmi.success_status', passed() ? 'passed' : 'failed');
    } else set('cmi.core.lesson_status', !done ? 'incomplete' : !mine.length ? 'completed' : passed() ? 'passed' : 'failed');
    return done;
  }

  function tell(index) {
    var base = 'cmi.interactions.' + (index - mine[0]) + '.';
    set(base + 'id', 'question-' + (index + 1));
    set(base + 'type', 'choice');
    var letter = 'abcd'.charAt(answers[index]);
    set(base + (new_api ? 'learner_response' : 'student_response'), letter);
    set(base + 'result', answers[index] === course.questions[index].right ? 'correct' : (new_api ? 'incorrect' : 'wrong'));
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text != null) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  var screen = document.getElementById('screen');
  var back = document.getElementById('back');
  var next = document.getElementById('next');

  function question(index) {
    var q = course.questions[index];
    var box = element('fieldset', null, screen);
    element('legend', q.text, box);
    q.options.forEach(function (option, i) {
      var label = element('label', null, box);
      var input = element('input', null, label);
      input.type = 'radio';
      input.name = 'question';
      input.checked = answers[index] === i;
      element('span', option, label);
      input.addEventListener('change', function () {
        answers[index] = i;
        tell(index);
        save();
        draw(false);
        screen.querySelectorAll('input')[i].focus();
      });
    });
    if (answers[index] != null) {
      var feedback = element('p', (answers[index] === q.right ? words.right : words.wrong) + ' ' + q.why, screen);
      feedback.className = 'feedback';
      feedback.setAttribute('role', 'status');
    }
  }

  function draw(move) {
    screen.textContent = '';
    var shown = course.screens[at];
    element('h1', shown.heading, screen);
    shown.text.forEach(function (text) { element('p', text, screen); });
    if (at > 0) question(at - 1);
    var end = at === last;
    if (end && mine.length && answered() === mine.length) {
      var result = element('p', words.result.replace('{right}', right()).replace('{all}', mine.length), screen);
      result.className = 'small';
    }
    back.textContent = words.back;
    next.textContent = end ? words.finish : words.next;
    back.disabled = at === first;
    next.disabled = at > 0 && answers[at - 1] == null;
    document.getElementById('where').textContent = words.where.replace('{at}', at - first + 1).replace('{all}', steps + 1);
    if (move) { screen.focus(); window.scrollTo(0, 0); }
  }

  var ended = false;
  function time() {
    var seconds = Math.round((Date.now() - begun) / 1000);
    if (new_api) return 'PT' + seconds + 'S';
    function two(n) { return (n < 10 ? '0' : '') + n; }
    return two(Math.floor(seconds / 3600)) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  }
  function finish(suspend) {
    if (ended) return;
    ended = true;
    set(prefix + 'session_time', time());
    set(prefix + 'exit', suspend ? 'suspend' : new_api ? 'normal' : '');
    if (new_api) new_api.Terminate('');
    else if (old_api) old_api.LMSFinish('');
  }
  back.addEventListener('click', function () { at--; save(); draw(true); });
  next.addEventListener('click', function () {
    if (at < last) {
      at++;
      furthest = Math.max(furthest, at);
      save();
      draw(true);
    } else { save(); finish(false); }
  });
  window.addEventListener('pagehide', function () { finish(true); });
  save();
  draw(false);
})();
