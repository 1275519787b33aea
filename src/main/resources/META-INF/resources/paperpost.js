// The pages work without this. It only spares a choice and moves the focus to what needs attention.

const zones = document.querySelector('select[data-preset]');
if (zones) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zones.options].some((option) => option.value === here)) {
    zones.value = here;
  }
}

document.getElementById('summary')?.focus();
