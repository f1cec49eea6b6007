import { Choices } from '#app/ui/choices.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { useSpecialties } from './use-specialties.ts';

/** One of the specialties, in the reader's language. */
export function SpecialtyField(field: Omit<Parameters<typeof SelectField>[0], 'name' | 'options'>) {
  return <SelectField name="specialty" options={useSpecialties()} {...field} />;
}

/** Several of them. */
export function SpecialtyChoices(field: Omit<Parameters<typeof Choices>[0], 'name' | 'kind' | 'options'>) {
  return <Choices name="specialties" kind="checkbox" options={useSpecialties()} {...field} />;
}
