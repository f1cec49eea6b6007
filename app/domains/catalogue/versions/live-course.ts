/** Attended or watched, not worked through: it has neither a package nor modules. */
export const isLive = ({ format }: { format: string }): boolean =>
  format === 'webinar' || format === 'recording';

export type LiveCourse = { format: 'webinar' | 'recording'; minutes: number; specialties: string[] };
