export const SAMPLE_PASSWORD = 'majakka-demo';

/** Who can sign in; `officer` is the second officer of the same association, for what needs four eyes. */
export const SAMPLE_ROLES = ['doctor', 'author', 'association', 'officer', 'mentor', 'admin'] as const;

export const sampleEmail = (role: (typeof SAMPLE_ROLES)[number]) => `${role}@majakka.test`;
