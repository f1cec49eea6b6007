import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { SignInElsewhere } from '#app/ui/fault.tsx';
import { useErrorText } from '#app/ui/use-error-text.ts';
import type { RoomRefusal } from './use-room.ts';

/** Why something was refused that no form of the room says. */
export function RefusalAlert({ refused }: { refused: RoomRefusal | null }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (!refused) return null;
  if (refused.error === 'sign_in_required')
    return (
      <Alert tone="danger" title={t('error.signedOut')}>
        <p>
          <SignInElsewhere />
        </p>
      </Alert>
    );
  return <Alert tone="danger" title={refused.says ?? errorText(refused.error)} />;
}
