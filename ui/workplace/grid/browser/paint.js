// What cells say. A cell is painted again only when what it says has changed.

function key(line, column) {
  return `${line}:${column}`;
}

function dataCell(grid, place) {
  const line = grid.lines[place.line];
  return line.row && grid.columns[place.column].kind === "day" ? line.row.cells[place.column - grid.firstDay] : undefined;
}

// What the cell says now: the data, or what was done here and is not answered yet.
function shownText(grid, place) {
  const waiting = grid.waiting.get(key(place.line, place.column));
  return waiting ? waiting.text : dataCell(grid, place).text ?? "";
}

function isLocked(grid, place) {
  const waiting = grid.waitingLocks.get(key(place.line, place.column));
  return waiting ? waiting.locked : dataCell(grid, place).locked === true;
}

function paintAll(grid) {
  for (const line of grid.lines) {
    if (line.kind === "person") paintPerson(grid, line);
    if (line.kind === "need") paintNeed(grid, line);
  }
}

// Whether an element already shows what has this fingerprint; remembers the new one.
function same(made, fingerprint) {
  if (made.painted === fingerprint) return true;
  made.painted = fingerprint;
  return false;
}

function mark(made, name, value) {
  if (value) made.dataset[name] = value;
  else delete made.dataset[name];
}

function paintPerson(grid, line) {
  const { row } = line;
  const notes = notesAt(row, row.about);
  const name = line.cells[0];
  if (!same(name, JSON.stringify([row.name, row.facts, notes]))) {
    name.textContent = row.name;
    mark(name, "flag", worst(notes));
    name.setAttribute("aria-label", personTexts(row).join(", "));
    row.facts.forEach((fact, index) => {
      const made = withText(line.cells[1 + index], fact.text);
      made.setAttribute("aria-label", `${row.name}, ${grid.content.facts[index].label}: ${fact.label || fact.text}`);
    });
  }
  for (let column = grid.firstDay; column <= grid.lastDay; column += 1) paintCell(grid, { line: line.index, column });
  row.sums.forEach((sum, index) => {
    const made = line.cells[grid.lastDay + 1 + index];
    if (same(made, sum.text + sum.label)) return;
    made.textContent = sum.text;
    made.setAttribute("aria-label", `${row.name}, ${grid.content.sums[index].label}: ${sum.label || sum.text || 0}`);
  });
}

// What is known about a person: name, what stands beside it, and findings that are not about single days.
function personTexts(row) {
  return [row.name, ...row.facts.map((fact) => fact.label || fact.text), ...notesAt(row, row.about).map((note) => note.text)].filter(Boolean);
}

function notesAt(row, places) {
  return (places ?? []).map((place) => row.notes[place]);
}

function worst(notes) {
  return ["hard", "deviation", "soft"].find((level) => notes.some((note) => note.level === level)) ?? "";
}

function paintCell(grid, place) {
  if (grid.typed && grid.at.line === place.line && grid.at.column === place.column) return;
  const line = grid.lines[place.line];
  const made = line.cells[place.column];
  const cell = dataCell(grid, place);
  const waiting = grid.waiting.get(key(place.line, place.column));
  const locked = isLocked(grid, place);
  const notes = notesAt(line.row, cell.notes);
  if (same(made, JSON.stringify([cell, notes, waiting?.text, locked]))) return;
  const text = waiting ? waiting.text : cell.text ?? "";
  const shown = made.firstChild;
  if (works(text).length > 1) paintSeveral(grid, shown, works(text));
  else {
    shown.textContent = text || (waiting ? "" : cell.mark ?? "");
    shown.className = text ? `code ${colour(grid, text)}` : `code free${cell.away ? " away" : ""}`;
    if (text.length > 2) shown.classList.add(text.length > 3 ? "long" : "three");
  }
  mark(made, "flag", waiting ? "" : cell.flag);
  mark(made, "line", waiting ? "" : cell.line);
  mark(made, "wish", waiting ? "" : cell.wish);
  made.classList.toggle("locked", locked);
  made.classList.toggle("waiting", Boolean(waiting));
  made.classList.toggle("changed", cell.was !== undefined);
  made.setAttribute("aria-label", description(grid, place).join(", "));
}

// The shifts a cell's text names, each with its unit when that is written: `D`, `A@2`.
function works(text) {
  return text ? text.split(" ") : [];
}

// The class with the colour of a work's code.
function colour(grid, work) {
  return grid.codes.get(work.split("@")[0])?.name ?? "";
}

const ABOVE_EACH_OTHER = 2; // shifts of a day that have room in a cell; of more than these, the others are counted

// Several shifts on a day: above each other, each in its colour.
function paintSeveral(grid, shown, all) {
  const fit = all.length > ABOVE_EACH_OTHER ? ABOVE_EACH_OTHER - 1 : all.length;
  const parts = all.slice(0, fit).map((work) => withText(element("span", `part ${colour(grid, work)}`), work));
  if (fit < all.length) parts.push(withText(element("span", "part more"), `+${all.length - fit}`));
  shown.className = "code several";
  shown.replaceChildren(...parts.flatMap((part, index) => (index ? [" ", part] : [part])));
}

// What is known about a person's day, a text for each thing: who, when, what, and what is wrong with it.
function description(grid, place) {
  const { words, days } = grid.content;
  const { row } = grid.lines[place.line];
  const cell = dataCell(grid, place);
  const waiting = grid.waiting.get(key(place.line, place.column));
  const text = waiting ? waiting.text : cell.text ?? "";
  const label = waiting ? "" : cell.label;
  const told = [row.name, days[place.column - grid.firstDay].label];
  if (text) told.push(label || works(text).map((work) => grid.codes.get(work)?.label ?? work).join(", "));
  else told.push(cell.away ? words.absence : words.free);
  if (!text && !waiting && cell.mark) told.push(cell.mark);
  if (isLocked(grid, place)) told.push(words.locked);
  if (waiting) return told;
  if (cell.wish) told.push(cell.wish === "met" ? words.wish_met : words.wish_missed);
  if (cell.was !== undefined) told.push(words.was.replace("{text}", cell.was || words.free));
  return [...told, ...notesAt(row, cell.notes).map((note) => note.text)];
}

function paintNeed(grid, line) {
  const { need } = line;
  need.cells.forEach((cell, index) => {
    const made = line.cells[grid.firstDay + index];
    if (same(made, `${cell.text} ${cell.cover} ${cell.label}`)) return;
    made.textContent = cell.text ?? "";
    mark(made, "cover", cell.cover);
    made.setAttribute("aria-label", [need.name, grid.content.days[index].label, cell.label].filter(Boolean).join(", "));
  });
}
