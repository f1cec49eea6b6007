import { Scorm2004API } from 'scorm-again/scorm2004/min';
import type { ActivityTree } from '#app/domains/scorm/types.ts';
import { isChoiceBarred } from './choice-guard.ts';
import { sequencerSettings } from './sequencer-settings.ts';

type LibraryActivity = {
  id: string;
  sequencingRules: { preConditionRules: { action: string; evaluate(activity: unknown): boolean }[] };
};

export type Sequencer = {
  processNavigationRequest(request: string, target?: string): boolean;
  _sequencing: {
    getCurrentActivity(): LibraryActivity | null;
    activityTree: { getActivity(id: string): LibraryActivity | null };
    overallSequencingProcess: { navigationValidityService: { updateNavigationValidity(): void } };
  };
};

export type Validity = {
  continue: boolean;
  previous: boolean;
  choice: Record<string, string>;
  hideLmsUi: string[];
};

type Listeners = {
  onActivityDelivery(activity: { id: string; attemptCount: number }): void;
  onSequencingSessionEnd(): void;
  onNavigationValidityUpdate(update: Validity): void;
};

/** A run-time with a sequencer for this tree; nothing is delivered yet. */
export const openSequencer = <Api extends Sequencer>(tree: ActivityTree, eventListeners: Listeners): Api =>
  // Its type does not name what is the library's own.
  new Scorm2004API({
    autocommit: false,
    lmsCommitUrl: false,
    logLevel: 5,
    sequencing: { ...sequencerSettings(tree), eventListeners },
  }) as unknown as Api;

/** Whether a choice must be refused that scorm-again would grant. */
export function isBarred(api: Sequencer, tree: ActivityTree, target: string): boolean {
  const { activityTree } = api._sequencing;
  const stops = (id: string): boolean => {
    const activity = activityTree.getActivity(id);
    return Boolean(
      activity?.sequencingRules.preConditionRules.some(
        (rule) => rule.action === 'stopForwardTraversal' && rule.evaluate(activity),
      ),
    );
  };
  return isChoiceBarred(tree, api._sequencing.getCurrentActivity()?.id ?? null, target, stops);
}

/** A navigation request (SN §5.6); false where it is refused. */
export const navigate = (api: Sequencer, tree: ActivityTree, request: string, target?: string): boolean =>
  !(request === 'choice' && target !== undefined && isBarred(api, tree, target)) &&
  api.processNavigationRequest(request, target);

/**
 * scorm-again finds out after each request which of all activities may be chosen, and for a thousand of them that takes longer than the request.
 * Now it does so when it is asked: `refresh` returns whether anything was stale.
 */
export function deferValidity(api: Sequencer): { refresh(): void } {
  const service = api._sequencing.overallSequencingProcess.navigationValidityService;
  const update = service.updateNavigationValidity.bind(service);
  let isStale = true;
  service.updateNavigationValidity = () => void (isStale = true);
  return {
    refresh() {
      if (!isStale) return;
      isStale = false;
      update();
    },
  };
}

/**
 * Resumes where an earlier session was, after its state has been restored; false where there is nothing to resume. A tab that
 * is killed leaves an activity that is current and not suspended, and scorm-again then refuses both to resume and to start (its
 * issue 1701): it is suspended first.
 */
export const resume = (api: Pick<Sequencer, 'processNavigationRequest'>): boolean =>
  api.processNavigationRequest('resumeAll') ||
  (api.processNavigationRequest('suspendAll') && api.processNavigationRequest('resumeAll'));
