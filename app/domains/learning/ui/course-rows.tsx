import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export type CourseSummary = {
  slug: string;
  minutes: number;
  language: string;
  title: string;
  summary: string;
};

export function CourseRows({ courses, level = 'h3' }: { courses: CourseSummary[]; level?: 'h2' | 'h3' }) {
  const { t } = useTranslation();
  const Heading = level;
  return (
    <Rows>
      {courses.map((course) => (
        <li key={course.slug}>
          <Icon name="book" />
          <div lang={course.language}>
            <Heading>
              <a className="cover" href={urls.course(course.slug)}>
                {course.title}
              </a>
            </Heading>
            <Note>{course.summary}</Note>
          </div>
          <div className="worth">
            <b>{course.minutes}</b> {t('minutesShort', { count: course.minutes })}
          </div>
        </li>
      ))}
    </Rows>
  );
}
