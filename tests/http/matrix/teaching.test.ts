import { claimMatrixOf } from '#tests/support/matrix/claims.ts';

/** People and courses: the permission matrix, see `whole.test.ts`. */
claimMatrixOf('', 'accounts', 'operations', 'catalogue', 'scorm', 'learning', 'modules', 'certificates');
