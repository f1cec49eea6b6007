import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import {
  type Card,
  type CardPart,
  CARD_PARTS,
  NATIONAL_SYSTEMS,
} from '#app/domains/consultations/legal/card.ts';

/**
 * The card for advice from one country to another. `borders`: which parts on borders show for which reach; all where there is
 * none.
 */
export function LegalCard({ cards, borders }: { cards: Card[]; borders?: Record<string, string[]> }) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const parts = [...new Set(cards.flatMap((card) => card.parts))];
  const route = parts.find((part) => part.startsWith('route-'))!;
  const country = route.slice(-2);
  const date = parts.map((part) => CARD_PARTS[part].date).sort().at(-1)!; // oxfmt-ignore
  const said = (part: CardPart) => t(`legal.${part}`);
  return (
    <div className="flow">
      <p>{said('common')}</p>
      <p>
        {said(route)}{' '}
        <a href={NATIONAL_SYSTEMS[country]} rel="noreferrer">
          {NATIONAL_SYSTEMS[country]!.replace('https://', '')}
        </a>
      </p>
      {parts
        .filter((part) => part.startsWith('border-'))
        .map((part) => (
          <p key={part} data-border={borders?.[part]?.join(' ')}>
            {said(part)}
          </p>
        ))}
      <Note>{t('legal.version', { date: format.day(date) })}</Note>
    </div>
  );
}
