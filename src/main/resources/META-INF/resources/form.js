// Interests as chips, and what they would bring while they are being written. The form works without: the text field stays what
// is sent, and a button shows the same preview.

const lines = document.querySelector('textarea[name="interests"]');
const words = document.getElementById('chips');
if (lines && words && 'replaceChildren' in lines) {
  start(lines.form, document.getElementById('preview'));
}

function start(form, preview) {
  const [box, told] = words.content.cloneNode(true).children;
  const list = box.querySelector('ul');
  const input = document.createElement('input');
  const status = told.querySelector('[role="status"]');
  const back = told.querySelector('button');
  const show = preview.querySelector('.show');
  const hint = document.getElementById('interests-hint');

  let chips = split(lines.value);
  let place = chips.length; // where what is being typed belongs
  let chosen = false; // whether the last chip goes with the next Backspace
  let past = [];
  let timer;
  let asking;

  function split(text) {
    return [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))];
  }

  function say(key, ...values) {
    return words.dataset[key].replace(/\{(\d)\}/g, (_, n) => values[n]);
  }

  function tell(text, undoable = false) {
    status.textContent = text;
    back.hidden = !undoable;
  }

  // All interests in their order, the one that is being typed among them.
  function all() {
    const typed = input.value.trim();
    return typed ? [...chips.slice(0, place), typed, ...chips.slice(place)] : chips;
  }

  function changed() {
    lines.value = all().join('\n');
    for (const examples of form.querySelectorAll('.examples')) {
      examples.hidden = lines.value !== '';
    }
    clearTimeout(timer);
    timer = setTimeout(ask, 300);
  }

  function button(text, label, press) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.setAttribute('aria-label', label);
    made.addEventListener('click', press);
    return made;
  }

  function draw() {
    chosen = false;
    list.hidden = chips.length === 0;
    input.placeholder = list.hidden ? lines.placeholder.split('\n')[0] : '';
    list.replaceChildren(...chips.map((text, at) => {
      const chip = document.createElement('li');
      const name = button(text, say('edit', text), () => edit(at));
      name.dir = 'auto';
      chip.append(name, button('×', say('remove', text), () => {
        remove(at);
        (list.children[Math.min(at, chips.length - 1)]?.lastChild ?? input).focus();
      }));
      chip.addEventListener('keydown', (event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') {
          event.preventDefault();
          chip.lastChild.click();
        }
      });
      return chip;
    }));
    changed();
  }

  function set(next) {
    past.push(chips);
    chips = next;
    place = chips.length;
    draw();
  }

  function add(texts) {
    const given = split(texts);
    const fresh = given.filter((text) => !chips.includes(text));
    input.value = '';
    if (fresh.length > 0) {
      set([...chips.slice(0, place), ...fresh, ...chips.slice(place)]);
      tell(say('added', fresh.length > 1 ? fresh.length : fresh[0], chips.length));
    } else if (given.length > 0) {
      place = chips.length;
      draw();
      tell(say('known', given[0]));
    }
  }

  function remove(at) {
    const text = chips[at];
    set(chips.filter((_, i) => i !== at));
    tell(say('removed', text, chips.length), true);
  }

  function edit(at) {
    const text = chips[at];
    if (input.value.trim()) {
      add(input.value);
    }
    at = chips.indexOf(text);
    set(chips.filter((_, i) => i !== at));
    place = at;
    input.value = text;
    changed();
    tell('');
    input.focus();
  }

  function undo() {
    if (past.length > 0) {
      chips = past.pop();
      place = chips.length;
      input.value = '';
      draw();
      tell(say('back', chips.length));
      input.focus();
    }
  }

  // What a button offers: the number of a line, a blank, the interest; without a number it comes last.
  function take(offer) {
    const cut = offer.indexOf(' ');
    const text = offer.slice(cut + 1);
    if (cut > 0) {
      const next = all();
      next[offer.slice(0, cut) - 1] = text;
      input.value = '';
      set(split(next.join('\n')));
      tell(say('added', text, chips.length), true);
    } else {
      add(text);
    }
    input.focus();
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.delete('email');
    body.set('live', '1');
    try {
      const answer = await fetch(show.formAction, { method: 'POST', body, signal: asking.signal });
      if (answer.ok) {
        put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
    } catch {
      // The next change asks again.
    }
  }

  function put(page) {
    const lost = preview.contains(document.activeElement);
    for (const open of preview.querySelectorAll('details[open]')) {
      page.getElementById(open.id)?.setAttribute('open', '');
    }
    for (const id of ['found', 'findings', 'next']) {
      const old = document.getElementById(id);
      const now = page.getElementById(id);
      // The same words are not read out again.
      if (old.innerHTML !== now.innerHTML) {
        old.replaceChildren(...now.childNodes);
      }
    }
    if (lost && !preview.contains(document.activeElement)) {
      preview.focus();
    }
    if ('later' in page.getElementById('found').dataset) {
      timer = setTimeout(ask, 60_000);
    }
    const typing = input.value.trim() !== '';
    [...list.children].forEach((chip, at) => {
      const line = document.getElementById(`line-${at + 1 + (typing && at >= place)}`);
      const wrong = line !== null && line.className === 'amiss';
      chip.className = wrong ? 'amiss' : '';
      if (wrong) {
        chip.firstChild.setAttribute('aria-describedby', line.id);
      } else {
        chip.firstChild.removeAttribute('aria-describedby');
      }
    });
  }

  input.addEventListener('input', changed);
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData.getData('text');
    if (/\n/.test(text)) {
      event.preventDefault();
      add(input.value.slice(0, input.selectionStart) + text + input.value.slice(input.selectionEnd));
    }
  });
  input.addEventListener('keydown', (event) => {
    const empty = input.value === '';
    const last = list.lastElementChild;
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      add(input.value);
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && empty) {
      event.preventDefault();
      undo();
    } else if (event.key === 'Backspace' && empty && last && !event.repeat) {
      event.preventDefault();
      place = chips.length;
      if (chosen) {
        remove(chips.length - 1);
      } else {
        chosen = true;
        last.className = 'chosen';
        tell(say('chosen', chips[chips.length - 1]));
      }
      return;
    }
    if (chosen) {
      chosen = false;
      last.className = '';
    }
  });
  back.addEventListener('click', undo);
  box.addEventListener('click', (event) => {
    if (event.target === box || event.target === list) {
      input.focus();
    }
  });
  form.addEventListener('click', (event) => {
    const offer = event.target.closest('button[name="take"]');
    if (offer) {
      event.preventDefault();
      take(offer.value);
    }
  });
  form.addEventListener('change', (event) => {
    if (event.target.matches('select, [type="radio"]')) {
      changed();
    }
  });

  // The field that is typed into takes over the label, the hint and the links to it.
  for (const name of ['dir', 'spellcheck', 'autocapitalize', 'autocomplete', 'aria-describedby', 'aria-invalid']) {
    if (lines.hasAttribute(name)) {
      input.setAttribute(name, lines.getAttribute(name));
    }
  }
  input.id = lines.id;
  lines.removeAttribute('id');
  lines.hidden = true;
  show.hidden = true;
  hint.textContent = hint.dataset.chips;
  box.append(input);
  lines.before(box, told);
  draw();
}
