/** Buttons that copy what is beside them: only a script can, so it shows them; what they say of it is in their markup. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const { copies = '', copied = '' } = button.dataset;
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(copies).then(() => {
      button.nextElementSibling!.textContent = copied;
    });
  });
}
