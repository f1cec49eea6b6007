/** A step of somebody new (`first-steps/`). */
export type FirstStep = 'about' | 'association' | 'programme';
