import type { ComponentProps } from 'react';
import { LanguageTable } from './language-table.tsx';
import { ModuleList } from './module-list.tsx';
import { PackageForm } from './package-form.tsx';
import { PackageModules } from './package-modules.tsx';

type Props = ComponentProps<typeof LanguageTable> &
  ComponentProps<typeof ModuleList> &
  ComponentProps<typeof PackageModules> & { courseId: string };

/** For the author of a native course: its languages, its parts, and the way to use it elsewhere. */
export function OwnNativeCourse({ courseId, languages, modules, packages }: Props) {
  return (
    <>
      <LanguageTable languages={languages} />
      <ModuleList modules={modules} />
      <PackageModules packages={packages} />
      <section>
        <PackageForm
          courseId={courseId}
          languages={languages.map(({ language }) => language)}
          modules={modules}
        />
      </section>
    </>
  );
}
