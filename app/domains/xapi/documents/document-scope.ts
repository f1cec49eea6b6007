export type DocumentKind = 'state' | 'activity' | 'agent';

/** Where documents stand: those of an agent in an activity, of an activity, or of an agent. `agent` is a key of the index. */
export type DocumentScope = {
  kind: DocumentKind;
  activity?: string | undefined;
  agent?: string | undefined;
  registration?: string | undefined;
};
