export const VIDEO_PROFILE = 'https://w3id.org/xapi/video';

/** Video profile of xAPI, §4: category and session of every statement. */
export const videoProfileContext = (sessionId: string) => ({
  contextActivities: { category: [{ id: VIDEO_PROFILE }] },
  extensions: { [`${VIDEO_PROFILE}/extensions/session-id`]: sessionId },
});
