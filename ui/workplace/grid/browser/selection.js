// Where the focus is, and which cells are selected: ranges of people x days.

function isCell(grid, place) {
  return grid.lines[place.line].kind === "person" && grid.columns[place.column].kind === "day";
}

function range(grid, from, to) {
  return {
    top: Math.min(from.line, to.line), bottom: Math.max(from.line, to.line),
    left: Math.min(from.column, to.column), right: Math.max(from.column, to.column),
  };
}

// The cells of all ranges, top to bottom and left to right, each once.
function selectedPlaces(grid) {
  const found = new Map();
  for (const { top, bottom, left, right } of grid.ranges) {
    for (let line = top; line <= bottom; line += 1) {
      if (grid.lines[line].kind !== "person") continue;
      for (let column = left; column <= right; column += 1) found.set(key(line, column), { line, column });
    }
  }
  return [...found.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

// Mark the ranges as selected. The last one can be made longer.
function select(grid, ranges) {
  grid.ranges = ranges;
  const now = new Set(selectedPlaces(grid).map((place) => grid.lines[place.line].cells[place.column]));
  for (const made of grid.selected) {
    if (!now.has(made)) {
      made.setAttribute("aria-selected", "false");
      made.classList.remove("selected");
    }
  }
  for (const made of now) {
    if (!grid.selected.has(made)) {
      made.setAttribute("aria-selected", "true");
      made.classList.add("selected");
    }
  }
  grid.selected = now;
  refreshBar(grid);
}

// Move the focus. `extend` makes the last range reach here, `keep` begins another beside those there are; without
// either, those that were kept by key stay.
function go(grid, place, { extend = false, keep = false, focus = true } = {}) {
  if (extend && grid.anchor) {
    place = {
      line: Math.max(grid.firstPerson, Math.min(grid.lastPerson, place.line)),
      column: Math.max(grid.firstDay, Math.min(grid.lastDay, place.column)),
    };
    select(grid, [...grid.ranges.slice(0, -1), range(grid, grid.anchor, place)]);
  } else if (isCell(grid, place)) {
    grid.anchor = place;
    select(grid, [...(keep ? grid.ranges : grid.kept), range(grid, place, place)]);
  } else {
    grid.anchor = null;
    if (!keep) select(grid, grid.kept);
  }
  moveFocus(grid, place, focus);
  if (grid.selected.size > 1) say(grid, grid.content.words.selected.replace("{count}", grid.selected.size));
  else say(grid, "");
}

function moveFocus(grid, place, focus) {
  const before = grid.at && grid.lines[grid.at.line]?.cells[grid.at.column];
  if (before) before.tabIndex = -1;
  grid.at = place;
  const made = grid.lines[place.line].cells[place.column];
  made.tabIndex = 0;
  if (focus) {
    made.focus({ preventScroll: true });
    reveal(grid, made);
  }
  inform(grid);
}

// Select everything a heading stands for: a person, a day or a week.
function selectWhole(grid, place, extend) {
  const line = grid.lines[place.line];
  const people = { top: grid.firstPerson, bottom: grid.lastPerson };
  let whole;
  if (line.kind === "person" && grid.columns[place.column].kind === "name") {
    whole = { top: place.line, bottom: place.line, left: grid.firstDay, right: grid.lastDay };
  } else if (line.kind === "days" && grid.columns[place.column].kind === "day") {
    whole = { ...people, left: place.column, right: place.column };
  } else if (line.kind === "weeks" && grid.columns[place.column].kind === "day") {
    const first = grid.firstDay + Math.floor((place.column - grid.firstDay) / 7) * 7;
    whole = { ...people, left: first, right: Math.min(first + 6, grid.lastDay) };
  } else return false;
  moveFocus(grid, place, true);
  grid.anchor = null;
  select(grid, extend ? [...grid.ranges, whole] : [whole]);
  say(grid, grid.content.words.selected.replace("{count}", grid.selected.size));
  return true;
}

// Scroll so that a cell is not under what stays in place around it.
function reveal(grid, made) {
  const view = grid.scroller.getBoundingClientRect();
  const cell = made.getBoundingClientRect();
  const edge = stays(grid);
  const line = grid.lines[made.place.line];
  const kind = grid.columns[made.place.column].kind;
  if (line.kind === "person" || line.kind === "need") {
    const under = line.kind === "person" ? edge.bottom : 0;
    if (cell.top < view.top + edge.top) grid.scroller.scrollTop -= view.top + edge.top - cell.top;
    else if (cell.bottom > view.bottom - under) grid.scroller.scrollTop += cell.bottom - view.bottom + under;
  }
  if (kind === "day" || (kind === "sum" && !edge.right)) {
    const left = view.left + edge.left;
    const right = view.left + grid.scroller.clientWidth - edge.right;
    if (cell.left < left) grid.scroller.scrollLeft -= left - cell.left;
    else if (cell.right > right) grid.scroller.scrollLeft += Math.min(cell.right - right, cell.left - left);
  } else if (kind === "fact" || kind === "name") {
    if (!sticks(made)) grid.scroller.scrollLeft = 0;
  }
}

// Pixels on each side that are covered by what stays in place.
function stays(grid) {
  const cells = grid.lines[1].cells;
  const width = (from, to) => cells.slice(from, to).reduce((total, made) => total + (sticks(made) ? made.offsetWidth : 0), 0);
  return {
    top: grid.lines[0].element.offsetHeight + grid.lines[1].element.offsetHeight,
    bottom: grid.foot && sticky(grid.foot) ? grid.foot.offsetHeight : 0,
    left: width(0, grid.firstDay),
    right: width(grid.lastDay + 1, grid.columns.length),
  };
}

// Whether a cell stays in place sideways: by itself, or with what stands on its side.
function sticks(cell) {
  const around = cell.closest(".side");
  return sticky(cell) || (around !== null && getComputedStyle(around).display !== "contents" && sticky(around));
}

function sticky(made) {
  return getComputedStyle(made).position === "sticky";
}
