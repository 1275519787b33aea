// The pages work without this. It only spares a choice and moves the focus to what needs attention.

const zones = document.querySelector('select[data-preset]');
if (zones) {
  // Browsers know some places under older names than the list.
  const name = (timeZone) => Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  const known = (timeZone) => {
    try {
      return name(timeZone);
    } catch {
      return null;
    }
  };
  const here = name();
  const all = [...zones.options];
  const own = all.find((option) => option.value === here) ?? all.find((option) => known(option.value) === here);
  if (own) {
    zones.value = own.value;
  }
}

document.getElementById('summary')?.focus();
