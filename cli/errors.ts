/** Asked wrongly: exit status 2, and nothing has been done. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The command ran, and what it should do or check failed: exit status 1. No message where the results have said it. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}
