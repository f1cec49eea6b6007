/** Chooses the zone of this device in a form that has only a guess, unless somebody has chosen already. */
const field = document.querySelector<HTMLSelectElement>('select[name="timeZone"]');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field?.selectedOptions[0]?.defaultSelected && [...field.options].some(({ value }) => value === own))
  field.value = own;
