import type { DownloadFile } from '#app/domains/modules/reading/lesson-view.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useLessonPlaces } from './lesson-places.tsx';

/** A document to take along, with its format and size. */
export function Download({ label, file }: { label: string; file: DownloadFile }) {
  const { language, fileUrl } = useLessonPlaces();
  const format = useFormat();
  return (
    <p className="download">
      <a className="button" href={fileUrl(file.hash, file.name)} download>
        <Icon name="download" />
        <span>
          <span lang={language}>{label}</span>{' '}
          <span className="small soft">
            ({file.format}, {format.bytes(file.bytes)})
          </span>
        </span>
      </a>
    </p>
  );
}
