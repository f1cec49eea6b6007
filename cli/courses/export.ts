import { Command } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const exportCourseFolder = (io: Io) =>
  new Command('export')
    .description('write the newest version of a course into an empty folder, as it was imported')
    .argument('<course>', 'id of the course')
    .argument('<folder>', 'where to; it is made where there is none')
    .addHelpText('after', example('courses export 01a2… my-course'))
    .action(async (courseId, folder) => {
      const { exportCourse } = await import('#app/domains/modules/sources/export-course.server.ts');
      const paths = await withPlatform(io, (ctx) => exportCourse(ctx, courseId, folder));
      print(io, `${paths.length} files`);
    });
