import { ActionButton } from '#app/ui/buttons.tsx';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { findModuleOfPackage } from '#app/domains/modules/package-modules/find-module-of-package.server.ts';
import { readOwnLaunch } from '#app/domains/scorm/launches/read-own-launch.server.ts';
import { CountedClock } from '#app/domains/learning/ui/counted-clock.tsx';
import { readCountedTime } from '#app/domains/modules/progress/read-counted-time.server.ts';
import { PlayerFrame } from '#app/domains/scorm/ui/player-frame.tsx';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { launch, registered, player, needs } = await readOwnLaunch(ctx, args.params['launchId']!);
    const variant = registeredVariant(registered);
    const { slug } = registered.offer.course;
    const moduleId = await findModuleOfPackage(ctx.db.read, registered.registration, launch.packageId);
    return {
      title: variant.title,
      language: variant.language,
      // A package that is a module is left for its page, and opened again from there.
      back: moduleId === null ? urls.course(slug) : urls.lessonPage(slug, moduleId),
      over: launch.endReason ?? (launch.expiresAt <= ctx.now ? ('expired' as const) : null),
      player,
      popups: needs.popups,
      slug,
      time: await readCountedTime(ctx, registered),
    };
  });
}

// Showing this page makes nothing: a launch is made by a POST on the course page, and by that alone.
export default function Launch() {
  const { title, language, back, over, player, popups, slug, time } = useLoaderData<typeof loader>();
  const { t } = useTranslation('scorm');
  return (
    <>
      <header className="learn-top">
        <a className="button plain" href={back} data-back="">
          <Icon name="back" />
          <span>{t('launch.back')}</span>
        </a>
        <h1 lang={language}>{title}</h1>
        {!over && <CountedClock slug={slug} time={time} />}
      </header>
      <main id="content" className="launch">
        {over ? (
          <div className="page narrow flow">
            <Alert tone="info" title={t(`launch.over.${over}`)}>
              <p className="small">{t('launch.kept')}</p>
            </Alert>
            <ActionButton action={back} intent="launch" look="beacon">
              {t('common:continue')}
            </ActionButton>
          </div>
        ) : (
          <PlayerFrame title={title} src={player} popups={popups} />
        )}
      </main>
      <script type="module" src="/browser/launch.js" />
    </>
  );
}
