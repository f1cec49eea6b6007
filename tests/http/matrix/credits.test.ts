import { claimMatrixOf } from '#tests/support/matrix/claims.ts';

/** Credit and the record store: the permission matrix, see `whole.test.ts`. */
claimMatrixOf('credits', 'xapi');
