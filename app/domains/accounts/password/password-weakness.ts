/** Ways in which the password of a sign-in can be weak; see `findPasswordWeakness`. */
export const PASSWORD_WEAKNESSES = ['common', 'short'] as const;

export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number];
