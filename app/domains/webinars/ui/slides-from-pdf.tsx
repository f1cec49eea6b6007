import { MAX_PDF_PAGES, MAX_SLIDES } from '#app/domains/rooms/slides/slide-limits.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

const WORD_KEYS = ['opening', 'finishing', 'password', 'broken', 'empty', 'tooLarge', 'offline'] as const;

function usePdfWords() {
  const { t } = useTranslation('webinars');
  const [done, all, count, silent] = ['{done}', '{all}', '{count}', '{silent}'];
  return {
    ...(Object.fromEntries(WORD_KEYS.map((key) => [key, t(`slides.pdf.${key}`)])) as Record<
      (typeof WORD_KEYS)[number],
      string
    >),
    drawing: t('slides.pdf.drawing', { done, all }),
    sending: t('slides.pdf.sending', { done, all }),
    stopped: t('slides.pdf.stopped', { done, all }),
    send: t('slides.pdf.send', { slides: count }),
    goOn: t('slides.pdf.goOn', { slides: count }),
    drawn: t('slides.pdf.drawn', { slides: count }),
    drawnSilent: t('slides.pdf.drawnSilent', { slides: count, silent }),
    tooMany: t('slides.pdf.tooMany', { pages: count, most: MAX_PDF_PAGES }),
    noRoom: t('slides.pdf.noRoom', { most: MAX_SLIDES }),
    undrawn: t('slides.pdf.undrawn', { pages: '{pages}' }),
    page: t('slides.pdf.page', { number: '{number}' }),
  };
}
export type PdfWords = ReturnType<typeof usePdfWords>;

/** Where a PDF is chosen, looked at and sent page by page. All of it is the work of its script, which shows it. */
export function SlidesFromPdf({ id }: { id: string }) {
  const { t } = useTranslation('webinars');
  const words = usePdfWords();
  return (
    <section
      className="flow"
      data-pdf=""
      data-act={urls.slidePages(id)}
      data-words={JSON.stringify(words)}
      hidden
    >
      <h2>{t('slides.pdf.title')}</h2>
      <div className="field">
        <label htmlFor="pdf">{t('slides.pdf.file')}</label>
        <p className="help" id="pdf-help">
          {t('slides.pdf.help', { most: MAX_PDF_PAGES })}
        </p>
        <input
          className="input"
          id="pdf"
          type="file"
          accept="application/pdf,.pdf"
          aria-describedby="pdf-help"
          data-part="file"
        />
      </div>
      <Note>{t('slides.pdf.private')}</Note>
      <p className="error" role="alert" data-part="wrong" hidden />
      <p role="status" data-part="said" />
      <progress aria-label={t('slides.pdf.progress')} data-part="progress" hidden />
      <fieldset data-part="how" hidden>
        <legend className="legend">{t('slides.pdf.how')}</legend>
        {(['append', 'replace'] as const).map((value) => (
          <label className="choice" key={value}>
            <input type="radio" name="how" value={value} defaultChecked={value === 'append'} />
            {t(`slides.pdf.${value}`)}
          </label>
        ))}
      </fieldset>
      <p className="cluster">
        <button className="button beacon" type="button" data-part="send" hidden>
          {words.send}
        </button>
        <button className="button" type="button" data-part="stop" hidden>
          {t('slides.pdf.stop')}
        </button>
      </p>
      <ol className="slides" data-part="pages" />
      <template data-part="page">
        <li>
          <img className="slide" alt="" />
          <div className="stack">
            <p className="cluster">
              <strong />
              <span data-none="">
                <Tag tone="warning">{t('slides.noWords')}</Tag>
              </span>
              <span data-sent="" hidden>
                <Tag tone="success">{t('slides.pdf.sent')}</Tag>
              </span>
            </p>
            <div className="field">
              <label>{t('slides.words')}</label>
              <textarea className="input" rows={4} maxLength={2000} />
            </div>
            <button className="button plain" type="button">
              {t('slides.pdf.leaveOut')}
            </button>
          </div>
        </li>
      </template>
      <ActionForm className="" intent="imported" hidden={{ count: '' }} data-part="finish" />
      <script type="module" src="/browser/slides.js" />
    </section>
  );
}
