import { createHash } from 'node:crypto';

/**
 * What the page of a hand-over link can do more where scripts run: a button copies each value (hidden without, and where the
 * browser has no clipboard), and instants are told in the reader's own zone.
 */
export const handoverScript = `
for (const time of document.querySelectorAll('time')) {
  const told = { dateStyle: 'medium', timeStyle: 'short' };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  time.title = time.textContent;
  time.textContent = new Date(time.dateTime).toLocaleString('en', told) + ' (' + zone + ')';
}
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('button[data-copies]')) {
    const value = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(value.textContent);
        document.querySelector('[role=status]').textContent = 'Copied: ' + button.dataset.name;
        for (const other of document.querySelectorAll('button[data-copies]')) other.textContent = 'Copy';
        button.textContent = 'Copied';
      } catch {
        // The browser was told not to: the value is marked, for the keyboard.
        getSelection().selectAllChildren(value);
      }
    });
  }
}`;

/** CSP source of that script. */
export const handoverScriptHash = `sha256-${createHash('sha256').update(handoverScript).digest('base64')}`;
