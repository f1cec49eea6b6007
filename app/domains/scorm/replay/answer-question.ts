import type { Manifest } from '#app/domains/scorm/inspection/manifest.ts';
import type { CaseStep } from './cases.ts';
import type { ReplayedCourse } from './replayed-course.ts';
import { everyActivity, idOfTitle, rootOf } from './titles.ts';

/**
 * What a learner sees of buttons and contents; null: no such question. A missing button counts as one that cannot be pressed. The
 * root is the heading of the contents.
 */
export function answerQuestion(
  { navigation, shown }: ReplayedCourse,
  manifest: Manifest,
  { ask, of = '' }: CaseStep['sees'][number],
): boolean | null {
  const root = rootOf(manifest);
  const isChoosable = (part: string) => navigation.isAllowed({ to: 'choice', part });
  const isLine = (id: string): boolean => {
    const activity = root && everyActivity(root).find((each) => each.id === id);
    return activity ? (activity === root || activity.visible) && navigation.isListed(id) : true;
  };
  const isEnabled = (to: 'continue' | 'previous') => !navigation.isHidden(to) && navigation.isAllowed({ to });
  const id = idOfTitle(manifest, of);
  switch (ask) {
    case 'continue.enabled':
    case 'previous.enabled':
      return isEnabled(ask === 'continue.enabled' ? 'continue' : 'previous');
    case 'continue.disabled':
    case 'previous.disabled':
      return !isEnabled(ask === 'continue.disabled' ? 'continue' : 'previous');
    case 'toc.enabled':
      return (
        root !== null &&
        everyActivity(root).some(
          (each) => each !== root && each.id !== shown && isLine(each.id) && isChoosable(each.id),
        )
      );
    case 'toc.enabled.selectable':
      return id !== null && (id === shown || (isLine(id) && isChoosable(id)));
    // A button on the page itself, which a replay presses by making its calls.
    case 'click.button':
      return true;
    case 'toc.visible':
      return id !== null && isLine(id);
    default:
      return null;
  }
}
