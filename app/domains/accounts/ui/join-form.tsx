import { MembershipInput } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { namedOptions } from '#app/ui/options.ts';
import { useFormat } from '#app/ui/use-format.ts';

type NamedAssociation = { id: string; name: string; nameLanguage: string; country: string };

/** Asks the association of one's country to check one's number; those of other countries are behind a fold. */
export function JoinForm({
  associations,
  country,
  registrationNumber,
  state,
}: {
  associations: NamedAssociation[];
  country: string | null;
  registrationNumber: string | null;
  state: FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const own = associations.filter((each) => each.country === country);
  const others = associations.filter((each) => each.country !== country);
  return (
    <ActionForm
      asks={MembershipInput}
      state={state}
      values={{ registrationNumber }}
      submit={t('membership.ask')}
      look="beacon"
    >
      <Choices
        name="associationId"
        kind="radio"
        legend={
          country
            ? t('first.association.of', { country: format.country(country) })
            : t('membership.association')
        }
        values={own.length === 1 ? [own[0]!.id] : []}
        options={namedOptions(own)}
        more={{ summary: t('first.association.others'), options: namedOptions(others, format.country) }}
      />
      <TextField
        name="registrationNumber"
        label={t('registrationNumber')}
        help={t('first.association.numberHelp')}
        required
      />
    </ActionForm>
  );
}
