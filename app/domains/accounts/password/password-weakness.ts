/** What can be wrong with the password that somebody signed in with; see `weaknessOf`. */
export const PASSWORD_WEAKNESSES = ['common', 'short'] as const;

export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];
