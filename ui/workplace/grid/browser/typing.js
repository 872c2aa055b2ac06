// The keyboard: moving, selecting, writing codes.

const PATIENCE = 700; // milliseconds for the next letter of a code that could go on

function onKey(grid, event) {
  const place = event.target.place;
  if (!place) return;
  hideTip(grid);
  if (handleKey(grid, event, place)) event.preventDefault();
  event.stopPropagation(); // the page has single-letter keys of its own
}

function handleKey(grid, event, place) {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && event.code === "KeyL") return toggleLock(grid), true;
  if (event.altKey && event.code === "KeyS") return endTyping(grid), swap(grid), true;
  if (event.altKey) return false;
  if (event.key === "Escape") return escape(grid), true;
  const to = destination(grid, event, place, control);
  if (to) {
    endTyping(grid);
    go(grid, to, { extend: event.shiftKey && Boolean(grid.anchor) });
    return true;
  }
  if (control) return controlKey(grid, event, place);
  if (event.key === "Enter" || event.key === " ") return enter(grid, event, place);
  if (event.key === "Delete" || event.key === "Backspace") {
    grid.typed = null;
    fill(grid, "");
    return true;
  }
  if (event.key.length === 1 && grid.ranges.length && grid.content.editable !== false) return type(grid, event.key);
  return false;
}

function controlKey(grid, event, place) {
  const letter = event.key.toLowerCase();
  if (letter === "z") return endTyping(grid), tell(grid, { kind: event.shiftKey ? "redo" : "undo" }), true;
  if (letter === "y") return endTyping(grid), tell(grid, { kind: "redo" }), true;
  if (letter === "a") {
    select(grid, [{ top: grid.firstPerson, bottom: grid.lastPerson, left: grid.firstDay, right: grid.lastDay }]);
    say(grid, grid.content.words.selected.replace("{count}", grid.selected.size));
    return true;
  }
  if (event.key === " " && isCell(grid, place)) {
    grid.kept = grid.ranges; // moves begin another range beside these
    return true;
  }
  return false;
}

function enter(grid, event, place) {
  if (grid.typed) return endTyping(grid), true;
  if (grid.lines[place.line].cells[place.column] === grid.fold) return fold(grid, !grid.unfolded), true;
  if (selectWhole(grid, place, event.shiftKey)) return true;
  if (event.key === " ") return false;
  open(grid, place);
  return true;
}

function escape(grid) {
  if (grid.typed) {
    grid.typed = null;
    repaint(grid, grid.at);
  } else if (grid.adding) add(grid, false);
  else {
    grid.kept = [];
    go(grid, grid.at);
  }
  hideTip(grid);
}

// Where a key moves to; undefined for a key that does not move.
function destination(grid, event, place, control) {
  const { line, column } = place;
  const last = grid.columns.length - 1;
  const day = grid.columns[column].kind === "day";
  switch (event.key) {
    case "ArrowLeft":
      if (control && day) return { line, column: Math.max(grid.firstDay, column - 7) };
      return sideways(grid, place, -1);
    case "ArrowRight":
      if (control && day) return { line, column: Math.min(grid.lastDay, column + 7) };
      return sideways(grid, place, 1);
    case "ArrowUp":
      return { line: control ? grid.firstPerson : upDown(grid, line, -1), column };
    case "ArrowDown":
      return { line: control ? grid.lastPerson : upDown(grid, line, 1), column };
    case "PageUp":
      return { line: Math.max(Math.min(line, grid.firstPerson), line - 10), column };
    case "PageDown":
      return { line: Math.min(Math.max(line, grid.lastPerson), line + 10), column };
    case "Home":
      if (control) return { line: grid.firstPerson, column: grid.firstDay };
      return { line, column: column > grid.firstDay ? grid.firstDay : 0 };
    case "End":
      if (control) return { line: grid.lastPerson, column: grid.lastDay };
      return { line, column: column < grid.lastDay ? grid.lastDay : last };
    default:
      return undefined;
  }
}

// The next column that is another element: headings and names may be as wide as several.
function sideways(grid, { line, column }, step) {
  const { cells } = grid.lines[line];
  let next = column + step;
  while (cells[next] && cells[next] === cells[column]) next += step;
  return { line, column: cells[next] ? cells[next].place.column : column };
}

function upDown(grid, line, step) {
  let next = line + step;
  while (grid.lines[next]?.hidden) next += step;
  return grid.lines[next] ? next : line;
}

// -- writing a code ----------------------------------------------------------------------------------

// One letter of a code. A code that no other goes on from is put in at once, else after a moment or the next key.
function type(grid, letter) {
  const beginning = (letters) => [...grid.codes.keys()].filter((code) => lower(code).startsWith(letters));
  let letters = (grid.typed?.letters ?? "") + lower(letter);
  if (grid.typed && !beginning(letters).length) {
    endTyping(grid);
    letters = lower(letter);
  }
  const found = beginning(letters);
  if (!found.length && letter === "+") return add(grid, !grid.adding), true;
  if (!found.length) return letter === "l" || letter === "L" ? (toggleLock(grid), true) : false;
  clearTimeout(grid.typed?.timer);
  const exact = found.find((code) => lower(code) === letters);
  grid.typed = { letters, code: exact ?? (found.length === 1 ? found[0] : null) };
  if (exact && found.length === 1) endTyping(grid);
  else {
    grid.typed.timer = setTimeout(() => endTyping(grid), PATIENCE);
    ghost(grid, letters);
  }
  return true;
}

function lower(text) {
  return text.toLocaleLowerCase();
}

function endTyping(grid) {
  const { typed } = grid;
  if (!typed) return;
  clearTimeout(typed.timer);
  grid.typed = null;
  repaint(grid, grid.at);
  if (typed.code) put(grid, typed.code);
}

// Letters so far, in the cell they are written in.
function ghost(grid, letters) {
  const made = grid.lines[grid.at.line].cells[grid.at.column];
  made.painted = null;
  made.firstChild.textContent = `${letters.toLocaleUpperCase()}…`;
  made.firstChild.className = "code typing";
}

function repaint(grid, place) {
  if (!place || !isCell(grid, place)) return;
  grid.lines[place.line].cells[place.column].painted = null;
  paintCell(grid, place);
}
