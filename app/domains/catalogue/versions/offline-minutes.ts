/** Minutes of one gap without a connection that may count, where the rule of the course says nothing else. */
export const OFFLINE_MINUTES = 15;
