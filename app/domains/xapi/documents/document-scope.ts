export type DocumentKind = 'state' | 'activity' | 'agent';

/** Scope of documents: of an agent in an activity, of an activity, or of an agent. `agent` is an index key. */
export type DocumentScope = {
  kind: DocumentKind;
  activity?: string | undefined;
  agent?: string | undefined;
  registration?: string | undefined;
};
