/** Names of the standard that more than one of us needs (xAPI 1.0.3 Part 2). */
export type JsonObject = Record<string, unknown>;

export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** Usage type of the attachment that signs a statement (§2.6). */
export const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';

/** Inverse functional identifiers (§2.4.2.3). */
export const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

/** Kinds of context activities (§2.4.6.2). */
export const CONTEXT_ACTIVITIES = ['parent', 'grouping', 'category', 'other'] as const;

/** Lists of components that an interaction may have (§2.4.4.1). */
export const COMPONENT_LISTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;

export const asList = (value: unknown): JsonObject[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as JsonObject[]) : [value as JsonObject];
