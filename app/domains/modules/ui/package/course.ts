import type { PackageData } from '#app/domains/modules/packages/package-data.ts';
import './course.css';
import { contentsView, headerView, showEnded } from './contents-view.ts';
import { keepDrafts } from './drafts.ts';
import { focusOn } from './elements.ts';
import { openLms } from './lms.ts';
import { type Course, openCourse } from './open-course.ts';
import { pageView } from './page-view.ts';
import { stopTimer } from './question-set-view.ts';

/** A native course in a package: its pages and questions, in a window of any learning system, without a network. */
declare global {
  interface Window {
    MAJAKKA_COURSE: PackageData;
  }
}

const data = window.MAJAKKA_COURSE;
const place = document.getElementById('course')!;

function draw(course: Course, focus: string): void {
  document.documentElement.lang = course.kept.l;
  document.title = data.languages[course.kept.l]!.title;
  stopTimer();
  const restore = keepDrafts(place);
  place.replaceChildren(headerView(course), pageView(course), contentsView(course));
  restore();
  if (course.lms.isMuted)
    for (const media of place.querySelectorAll<HTMLMediaElement>('video, audio')) media.muted = true;
  if (focus) focusOn(place, focus);
}

/** Nothing can be kept: the learning system begins a new session. */
function showNoSession(): void {
  const language =
    navigator.languages.map((each) => each.split('-')[0]!).find((each) => each in data.languages) ??
    data.source;
  document.documentElement.lang = language;
  showEnded(data.languages[language]!.words);
}

async function start(): Promise<void> {
  const lms = await openLms(data.standard);
  if (!lms) return showNoSession();
  const course = openCourse(data, lms, draw);
  // Neither the end of a page nor its hiding is certain to come: what is said is saved when it happens.
  addEventListener('pagehide', () => {
    course.save();
    lms.end();
  });
  addEventListener('online', () => lms.retry());
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  course.save();
  draw(course, '');
}

void start();
