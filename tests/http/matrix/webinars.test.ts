import { claimMatrixOf } from '#tests/support/matrix/claims.ts';

/** Webinars: the permission matrix, see `whole.test.ts`. */
claimMatrixOf('webinars');
