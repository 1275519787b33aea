// Beside each text to copy, a button that does; without this the text is marked and copied by hand.

for (const text of document.querySelectorAll('textarea[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = text.dataset.copy;
  const label = document.querySelector(`label[for="${text.id}"]`);
  label.id = `${text.id}-label`;
  button.setAttribute('aria-describedby', label.id);
  const said = document.createElement('span');
  said.className = 'said';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    said.textContent = '';
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // On plain http, or when it is not allowed.
      text.select();
      if (!document.execCommand('copy')) {
        return;
      }
      button.focus();
    }
    said.textContent = text.dataset.copied;
  });
  const row = document.createElement('p');
  row.className = 'copy';
  row.append(button, said);
  text.after(row);
}
