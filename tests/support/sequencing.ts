import { parseXml } from '#app/domains/scorm/inspection/xml.ts';
import { readActivityTree } from '#app/domains/scorm/sequencing/read-activity-tree.ts';
import {
  type Sequencer,
  type Validity,
  navigate,
  openSequencer,
  resume,
} from '#app/domains/scorm/ui/player/sequencer.ts';

type Api = Sequencer & {
  Initialize(of: string): string;
  Terminate(of: string): string;
  GetValue(element: string): string;
  SetValue(element: string, value: string): string;
  Commit(of: string): string;
  GetLastError(): string;
  getActivityTrackingData(id: string): { successStatus: string } | null;
  reset(): void;
  serializeSequencingState(): string;
  deserializeSequencingState(state: string): boolean;
};

/** An item of a manifest: `sequencing` is the content of imsss:sequencing, `more` is beside it. */
export function item(id: string, sequencing = '', children: string[] = [], more = ''): string {
  const seq = sequencing ? `<imsss:sequencing>${sequencing}</imsss:sequencing>` : '';
  return `<item identifier="${id}"${children.length === 0 ? ` identifierref="r"` : ''}><title>${id}</title>${children.join('')}${more}${seq}</item>`;
}
export const flow = (attributes = '') => `<imsss:controlMode flow="true" ${attributes}/>`;
export const rule = (
  kind: 'pre' | 'exit' | 'post',
  action: string,
  conditions: string,
  combination = 'all',
): string =>
  `<imsss:sequencingRules><imsss:${kind}ConditionRule><imsss:ruleConditions conditionCombination="${combination}">${conditions}</imsss:ruleConditions><imsss:ruleAction action="${action}"/></imsss:${kind}ConditionRule></imsss:sequencingRules>`;
export const when = (condition: string, more = '') =>
  `<imsss:ruleCondition condition="${condition}" ${more}/>`;

/** A manifest with one organization of these items. */
export function manifestOf(items: string[], sequencing = flow(), collection = ''): string {
  return `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3">
    <organizations default="o"><organization identifier="o"><title>o</title>${items.join('')}<imsss:sequencing>${sequencing}</imsss:sequencing></organization></organizations>${collection}</manifest>`;
}

export const treeOf = (xml: string) => {
  const root = parseXml(xml);
  const organization = root.children
    .find(({ name }) => name === 'organizations')!
    .children.find(({ name }) => name === 'organization')!;
  return readActivityTree(root, organization);
};

/**
 * A learner who takes a sequenced course: the real sequencer of scorm-again, driven as the player drives it. Delivered
 * activities are in `delivered`; `end` is the end of the session. `state` is that of an earlier session.
 */
export function take(xml: string, state?: string) {
  const tree = treeOf(xml);
  const delivered: string[] = [];
  let validity: Validity | undefined;
  const api = openSequencer<Api>(tree, {
    onActivityDelivery: ({ id }) => void delivered.push(id),
    onSequencingSessionEnd: () => void delivered.push('end'),
    onNavigationValidityUpdate: (update) => void (validity = update),
  });
  if (state !== undefined && !api.deserializeSequencingState(state)) throw new Error('no such state');

  /** The SCO that was delivered does this, and ends; `request` is what it or a button of ours asks for then. */
  function sco(values: Record<string, string> = {}, request = '_none_'): void {
    api.Initialize('');
    for (const [element, value] of Object.entries(values))
      if (api.SetValue(element, value) !== 'true') throw new Error(`${element}: ${api.GetLastError()}`);
    if (request !== '_none_') api.SetValue('adl.nav.request', request);
    api.Terminate('');
    api.reset();
  }
  return {
    api,
    delivered,
    /** State for a later session: give it to `take`. */
    state: () => api.serializeSequencingState(),
    validity: () => validity,
    navigate: (request: string, target?: string) => navigate(api, tree, request, target),
    resume: () => resume(api),
    sco,
    pass: (request = 'continue') =>
      sco({ 'cmi.success_status': 'passed', 'cmi.completion_status': 'completed' }, request),
    fail: (request = 'continue') =>
      sco({ 'cmi.success_status': 'failed', 'cmi.completion_status': 'completed' }, request),
    complete: (request = 'continue') => sco({ 'cmi.completion_status': 'completed' }, request),
    leave: (request = 'continue') => sco({ 'cmi.completion_status': 'incomplete' }, request),
  };
}
