/** On the page of an import: shows how far it is, and the outcome when there is one. Without this script the page loads itself again. */
const EVERY_MS = 1500;

const look = async () => {
  const here = document.querySelector('[data-import]');
  const answer = await fetch(location.href).catch(() => null);
  if (!here || !answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.querySelector('[data-import]');
  // As a new page, so that its title is said.
  if (there) here.replaceWith(there);
  else location.reload();
};

if (document.querySelector('[data-import]')) setInterval(() => void look(), EVERY_MS);
