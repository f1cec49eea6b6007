import { useTranslation } from '#app/i18n/use-translation.ts';

const METADATA_KINDS = ['exif', 'place', 'xmp', 'iptc', 'comment', 'text', 'dicom', 'pdf', 'name'] as const;
const WORD_KEYS = ['draw', 'keys', 'top', 'bottom', 'undo', 'remove', 'writing', 'cover', 'innocent', 'looked', 'must', 'strange', 'many', 'ready'] as const; // oxfmt-ignore

/** Where pictures are chosen; its script opens, covers and cleans them on the device. The field itself has no name: a file is never sent as it is. */
export function PictureField({ most }: { most: number }) {
  const { t } = useTranslation('consultations');
  const words = {
    ...Object.fromEntries(WORD_KEYS.map((each) => [each, t(`picture.${each}`)])),
    name: t('picture.name', { number: '{number}' }),
    carried: Object.fromEntries(METADATA_KINDS.map((each) => [each, t(`picture.carried.${each}`)])),
  };
  return (
    <div className="field" data-part="pictures" data-most={most} data-words={JSON.stringify(words)}>
      <label htmlFor="pictures">{t('picture.title')}</label>
      <p className="help" id="pictures-help">
        {t('picture.help', { count: most })}
      </p>
      <input
        className="input"
        id="pictures"
        type="file"
        multiple
        accept="image/*,.dcm,application/dicom,application/pdf"
        aria-describedby="pictures-help"
      />
    </div>
  );
}
