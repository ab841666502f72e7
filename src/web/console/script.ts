/**
 * The console's only script; every page works without it. It fetches the parts of a page that count (`data-live`) again
 * while somebody looks, counts an audience as its boxes are ticked (`data-count`), takes what is
 * marked in a member's words (`data-words`) as the part that is meant, and sends an HTML form only once.
 */
export const SCRIPT = `'use strict';
const every = 5000;
async function fetched(url) {
  const response = await fetch(url, { redirect: 'manual' }).catch(() => null);
  return response !== null && response.ok ? response.text() : null;
}
for (const part of document.querySelectorAll('[data-live]')) {
  let shown = '';
  setInterval(async () => {
    if (document.hidden) return;
    const text = await fetched(part.dataset.live);
    if (text === null || text === shown || part.contains(document.activeElement)) return;
    part.innerHTML = shown = text;
  }, every);
}
for (const output of document.querySelectorAll('output[data-count]')) {
  let last = 0;
  output.form.addEventListener('change', async (event) => {
    if (!['kinds', 'categories'].includes(event.target.name)) return;
    const turn = ++last;
    const text = await fetched(output.dataset.count + '?' + new URLSearchParams(new FormData(output.form)));
    if (text !== null && turn === last) output.innerHTML = text;
  });
}
document.addEventListener('selectionchange', () => {
  const marked = getSelection();
  const part = document.querySelector('#part');
  const words = marked.anchorNode?.parentElement?.closest('[data-words]');
  if (part && words && !marked.isCollapsed) part.value = marked.toString();
});
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
}
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
`;
