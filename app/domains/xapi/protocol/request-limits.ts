export const REQUEST_LIMITS = {
  /** Bytes of the JSON of one request. */
  json: 10 * 1024 * 1024,
  /** Bytes of one attachment. */
  attachment: 256 * 1024 * 1024,
  /** Bytes of a whole request with attachments. */
  request: 1024 * 1024 * 1024,
  statements: 5000,
  signature: 1024 * 1024,
};
