// Mouse, pen and finger. A mouse drags a range; a finger scrolls, and taps cells.

function placeOf(event) {
  return event.target.closest?.(".cell")?.place;
}

function onPointerDown(grid, event) {
  const place = placeOf(event);
  if (!place || event.button !== 0) return;
  endTyping(grid);
  hideTip(grid);
  grid.touching = event.pointerType === "touch";
  if (grid.touching) return; // a click follows when it was a tap
  event.preventDefault();
  const keep = event.ctrlKey || event.metaKey || grid.several;
  if (!keep && !event.shiftKey) grid.kept = [];
  const here = grid.lines[place.line].cells[place.column];
  if (here === grid.fold) {
    moveFocus(grid, place, true);
    fold(grid, !grid.unfolded);
  } else if (!selectWhole(grid, place, keep)) {
    go(grid, place, { extend: event.shiftKey, keep });
    grid.dragging = isCell(grid, place);
  }
}

function onPointerMove(grid, event) {
  if (!grid.dragging) return;
  if (!(event.buttons & 1)) return void (grid.dragging = false);
  const place = placeOf(event);
  if (place && isCell(grid, place) && (place.line !== grid.at.line || place.column !== grid.at.column)) go(grid, place, { extend: true });
}

function onClick(grid, event) {
  const place = placeOf(event);
  if (!place || !grid.touching) return;
  const here = grid.lines[place.line].cells[place.column];
  if (here === grid.fold) fold(grid, !grid.unfolded);
  else if (!selectWhole(grid, place, grid.several)) {
    if (grid.several && here.classList.contains("selected")) unselect(grid, place);
    else go(grid, place, { keep: grid.several });
    if (grid.lines[place.line].need) open(grid, place);
  }
}

// Take one cell out of the selection: what is left is single cells.
function unselect(grid, { line, column }) {
  const left = selectedPlaces(grid).filter((place) => place.line !== line || place.column !== column);
  select(grid, left.map((place) => range(grid, place, place)));
}

function onDoubleClick(grid, event) {
  const place = placeOf(event);
  if (place) open(grid, place);
}

// -- buttons above ------------------------------------------------------------------------------------

function onBar(grid, event) {
  const made = event.target.closest("button");
  if (!made || made.getAttribute("aria-disabled") === "true") return;
  const { action } = made.dataset;
  const { words } = grid.content;
  if (action === "code") put(grid, made.dataset.code);
  else if (action === "add") add(grid, !grid.adding);
  else if (action === "clear") fill(grid, "");
  else if (action === "lock") toggleLock(grid);
  else if (action === "undo" || action === "redo") tell(grid, { kind: action });
  else if (action === "swap") swap(grid);
  else if (action === "open") open(grid, grid.at);
  else if (action === "copy") {
    const text = copied(grid);
    if (text !== null) navigator.clipboard?.writeText(text).catch(() => {}); // where it is not allowed, our own copy will do
  } else if (action === "paste") {
    if (grid.copied === null) say(grid, words.nothing_copied);
    else paste(grid, grid.copied);
  } else if (action === "several") {
    grid.several = !grid.several;
    made.setAttribute("aria-pressed", String(grid.several));
  } else if (action === "help") {
    grid.howOpen = !grid.howOpen;
    grid.how.classList.toggle("open", grid.howOpen);
    made.setAttribute("aria-expanded", String(grid.howOpen));
  }
}

// Arrow keys move between the buttons; Tab leaves them.
function onBarKey(grid, event) {
  const buttons = [...grid.bar.querySelectorAll("button")];
  const at = buttons.indexOf(event.target);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : step && (at + step + buttons.length) % buttons.length;
  event.stopPropagation();
  if (next === undefined) return;
  event.preventDefault();
  buttons[at].tabIndex = -1;
  buttons[next].tabIndex = 0;
  buttons[next].focus();
}

function refreshBar(grid) {
  const { words, can_undo, can_redo, editable } = grid.content;
  if (editable === false) return;
  const set = (action, on) => grid.bar.querySelector(`[data-action=${action}]`).setAttribute("aria-disabled", String(!on));
  set("undo", Boolean(can_undo) || grid.unanswered.length > 0);
  set("redo", Boolean(can_redo));
  const lock = grid.bar.querySelector("[data-action=lock]");
  const places = grid.ranges.length ? selectedPlaces(grid) : [];
  const locked = places.length > 0 && places.every((place) => isLocked(grid, place));
  const label = locked ? words.unlock : words.lock;
  if (lock.title !== label) {
    lock.title = label;
    lock.setAttribute("aria-label", label);
    lock.replaceChildren(icon(locked ? "unlock" : "lock"));
  }
}
