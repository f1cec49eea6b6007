import { parseXml } from '#app/domains/scorm/inspection/xml.ts';
import {
  type KeptCourse,
  keepCourse,
  launchCourse,
  readCaseManifest,
} from '#app/domains/scorm/replay/replayed-course.ts';
import { readActivityTree } from '#app/domains/scorm/sequencing/read-activity-tree.ts';

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
    <organizations default="o"><organization identifier="o"><title>o</title>${items.join('')}<imsss:sequencing>${sequencing}</imsss:sequencing></organization></organizations><resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="r.html"><file href="r.html"/></resource></resources>${collection}</manifest>`;
}

export const treeOf = (xml: string) => {
  const root = parseXml(xml);
  const organization = root.children
    .find(({ name }) => name === 'organizations')!
    .children.find(({ name }) => name === 'organization')!;
  return readActivityTree(root, organization);
};

/**
 * A learner who takes a sequenced course, on the session of the player and the record of the server. Delivered activities are in `delivered`; `end` is
 * the end of the session. `kept` is what an earlier session has left.
 */
export function take(
  xml: string,
  kept: KeptCourse = keepCourse(readCaseManifest(xml), String(Math.random())),
) {
  const { session, navigation, delivered } = launchCourse(kept, { shared: { shared: {}, stores: {} } });
  const api = () => session.part!.session.api as Record<string, (...args: string[]) => string>;

  /** The delivered part sets these values and ends; `request` is its navigation request. */
  function sco(values: Record<string, string> = {}, request = '_none_'): void {
    api()['Initialize']!('');
    for (const [element, value] of Object.entries(values))
      if (api()['SetValue']!(element, value) !== 'true')
        throw new Error(`${element}: ${api()['GetLastError']!()}`);
    if (request !== '_none_') api()['SetValue']!('adl.nav.request', request);
    api()['Terminate']!('');
  }
  return {
    session,
    navigation,
    delivered,
    /** The run-time of the part that is open. */
    call: (name: string, ...args: string[]) => api()[name]!(...args),
    /** For a later session: give it to `take`. */
    kept,
    begin: () => session.begin(),
    /** False where nothing is delivered. */
    choose(part: string): boolean {
      const before = delivered.length;
      session.go({ to: 'choice', part });
      return delivered.length > before;
    },
    mayChoose: (part: string) => navigation.isAllowed({ to: 'choice', part }),
    sco,
    pass: (request = 'continue') =>
      sco({ 'cmi.success_status': 'passed', 'cmi.completion_status': 'completed' }, request),
    fail: (request = 'continue') =>
      sco({ 'cmi.success_status': 'failed', 'cmi.completion_status': 'completed' }, request),
    complete: (request = 'continue') => sco({ 'cmi.completion_status': 'completed' }, request),
    leave: (request = 'continue') => sco({ 'cmi.completion_status': 'incomplete' }, request),
  };
}
