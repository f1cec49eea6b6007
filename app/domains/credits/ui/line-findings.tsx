import type { FindingDetail, FindingKind } from '#app/domains/credits/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { useFindingText } from './finding-text.tsx';

type Found = { id: string; kind: FindingKind; programmeId: string; detail: FindingDetail; own: boolean };

/** What checks found about one line of the ledger, each until an officer has looked at it; nothing where nothing was found. */
export function LineFindings({ findings }: { findings: Found[] }) {
  const { t } = useTranslation('credits');
  const textOf = useFindingText();
  return findings.map((each) => (
    <Alert key={each.id} tone="warning" title={textOf(each)}>
      {!each.own && (
        <ActionButton intent="seen" hidden={{ findingId: each.id }}>
          {t('findings.seen')}
        </ActionButton>
      )}
    </Alert>
  ));
}
