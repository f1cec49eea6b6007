/**
 * Selects the device's zone in a form that only has a guess, unless somebody has already chosen; in a form with a stored one it offers the device's, where
 * that is another.
 */
const field = document.querySelector<HTMLSelectElement>('select[name="timeZone"]');
const proposal = document.querySelector<HTMLElement>('[data-device-zone]');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const option = [...(field?.options ?? [])].find(({ value }) => value === own);
const button = proposal?.querySelector('button');
if (field && option && proposal && button) {
  button.textContent = option.text;
  proposal.hidden = field.value === own;
  button.addEventListener('click', () => {
    field.value = own;
    proposal.hidden = true;
    field.focus();
  });
} else if (option && field?.selectedOptions[0]?.defaultSelected) field.value = own;
