export const CASES_PER_BATCH = 500;
