import type { Picture } from '#app/domains/modules/reading/lesson-view.ts';
import { useLessonPlaces } from './lesson-places.tsx';
import { Drawing } from './prose.tsx';

/** A drawing in the page, or a picture in the width that the screen needs, loaded when it comes near. */
export function ShownPicture({ picture, alt }: { picture: Picture; alt: string }) {
  const { pictureUrl } = useLessonPlaces();
  if ('drawing' in picture) return <Drawing drawing={picture.drawing} alt={alt} />;
  const sources = [...picture.sources].sort((a, b) => a.width - b.width);
  const middle = sources[Math.floor(sources.length / 2)]!;
  return (
    <img
      src={pictureUrl(middle.hash)}
      srcSet={sources.map(({ hash, width }) => `${pictureUrl(hash)} ${width}w`).join(', ')}
      sizes="(min-width: 62rem) 44rem, 100vw"
      width={middle.width}
      height={middle.height}
      alt={alt}
      loading="lazy"
      decoding="async"
    />
  );
}

/** Width and height of a picture, in units of its own. */
export function sizeOf(picture: Picture): { width: number; height: number } {
  if ('sources' in picture) return picture.sources[0] ?? { width: 100, height: 100 };
  const [, , width = 100, height = 100] = String(picture.drawing.properties['viewBox'])
    .split(/[\s,]+/)
    .map(Number);
  return { width, height };
}

/** A ring round a place in a picture, in per cent of it. */
export function PlaceRing({
  picture,
  place,
}: {
  picture: Picture;
  place: { x: number; y: number; r: number };
}) {
  const { width, height } = sizeOf(picture);
  return (
    <svg className="hotspot-place" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <circle cx={(place.x / 100) * width} cy={(place.y / 100) * height} r={(place.r / 100) * width} />
    </svg>
  );
}
