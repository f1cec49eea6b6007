export type LiveCourse = { format: 'webinar' | 'recording'; minutes: number; specialties: string[] };
