export const CASES_PER_PAGE = 20;
