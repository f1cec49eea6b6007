import type { ShownBlock, ShownStep } from '#app/domains/modules/reading/lesson-view.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { useLessonPlaces } from './lesson-places.tsx';
import { Prose } from './prose.tsx';
import { Download } from './download.tsx';
import { Question } from './question.tsx';
import { Recording } from './recording.tsx';
import { ShownPicture } from './shown-picture.tsx';

export type BlocksProps = { blocks: ShownBlock[]; stateOf: (...intents: string[]) => FormState };

export const Blocks = ({ blocks, stateOf }: BlocksProps) => (
  <>
    {blocks.map((block, at) => (
      <OneBlock key={at} block={block} stateOf={stateOf} />
    ))}
  </>
);

function OneBlock({ block, stateOf }: { block: ShownBlock } & Pick<BlocksProps, 'stateOf'>) {
  const { t } = useTranslation('modules');
  const { language, words, isPreview } = useLessonPlaces();
  switch (block.kind) {
    case 'prose':
      return <Prose content={block.content} />;
    case 'keypoint':
      return (
        <div className="keypoint">
          <Icon name="lighthouse" />
          <div>
            <strong lang={language}>{words.keypoint}</strong>
            <Prose content={block.content} />
          </div>
        </div>
      );
    case 'caution':
      return (
        <div className="keypoint caution">
          <Icon name="warning" />
          <div>
            <strong lang={language}>{words.caution}</strong>
            <Prose content={block.content} />
          </div>
        </div>
      );
    case 'figure':
      return (
        <figure className="drawing">
          {block.picture && <ShownPicture picture={block.picture} alt={block.alt} />}
          <figcaption>
            <Prose content={block.content} />
          </figcaption>
        </figure>
      );
    case 'case':
      return (
        <ol className="unfold" id={block.id}>
          {block.steps.map((step, number) => (
            <Step key={number} step={step} stateOf={stateOf} />
          ))}
        </ol>
      );
    case 'question':
      return <Question question={block.question} state={stateOf('answer')} />;
    case 'reflect':
      return (
        <div className="flow reflect">
          <Prose content={block.content} />
          {isPreview && <Note>{t('preview.reflect')}</Note>}
          {!isPreview && (
            <ActionForm
              intent="reflect"
              scope={block.id}
              hidden={{ prompt: block.id }}
              state={stateOfOne(stateOf('reflect'), { prompt: block.id })}
              submit={t('lesson.reflect.save')}
            >
              <TextAreaField
                name="text"
                label={t('lesson.reflect.label')}
                help={t('lesson.reflect.help')}
                value={block.written}
                rows={6}
              />
            </ActionForm>
          )}
        </div>
      );
    case 'video':
    case 'audio':
      return <Recording {...block} state={stateOf('openTranscript', 'readTranscript')} />;
    case 'download':
      return <Download {...block} />;
  }
}

function Step({ step, stateOf }: { step: ShownStep } & Pick<BlocksProps, 'stateOf'>) {
  const { t } = useTranslation('modules');
  const icon = { done: 'check', now: 'pen', later: 'clock' } as const;
  return (
    <li data-state={step.state}>
      <h3 className="step">
        <Icon name={icon[step.state]} />
        {step.title}
      </h3>
      {step.state === 'later' ? (
        <p className="small">{t('lesson.later')}</p>
      ) : (
        <Blocks blocks={step.blocks} stateOf={stateOf} />
      )}
    </li>
  );
}
