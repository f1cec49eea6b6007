/** Selects the device's zone in a form that only has a guess, unless somebody has already chosen. */
const field = document.querySelector<HTMLSelectElement>('select[name="timeZone"]');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field?.selectedOptions[0]?.defaultSelected && [...field.options].some(({ value }) => value === own))
  field.value = own;
