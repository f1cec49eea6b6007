import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
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
    <ul className="rows">
      {courses.map((course) => (
        <li key={course.slug}>
          <Icon name="book" />
          <div lang={course.language}>
            <Heading>
              <a className="cover" href={urls.course(course.slug)}>
                {course.title}
              </a>
            </Heading>
            <p className="small soft">{course.summary}</p>
          </div>
          <div className="worth">
            <b>{course.minutes}</b>
            {t('minutesShort', { count: course.minutes })}
          </div>
        </li>
      ))}
    </ul>
  );
}
