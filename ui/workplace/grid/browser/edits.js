// What the person does: shown here at once, told to Python, and standing until Python has answered.

function tell(grid, event) {
  grid.number += 1;
  grid.unanswered.push({ number: grid.number, event });
  grid.kept = [];
  grid.root.classList.add("busy");
  grid.send();
  remind(grid, PATIENT);
  return grid.number;
}

const PATIENT = 5000; // milliseconds without an answer until what was done is told again; then twice as long, and so on
const MOST_PATIENT = 40000;

// What is told may be lost on the way: when the connection breaks, or the page is run for something else. Events have
// numbers, so that one that is told twice counts once.
function remind(grid, wait) {
  clearTimeout(grid.reminder);
  if (!grid.unanswered.length) return;
  grid.reminder = setTimeout(() => {
    grid.send();
    remind(grid, Math.min(2 * wait, MOST_PATIENT));
  }, wait);
}

const REPEATABLE = ["edit", "lock"]; // done twice, they do no more than once

// Python has begun anew and may or may not have done what it has not answered: only what can be done twice is told again.
function beginAnew(grid) {
  grid.unanswered = grid.unanswered.filter(({ event }) => REPEATABLE.includes(event.kind));
  const left = new Set(grid.unanswered.map(({ number }) => number));
  for (const [at, { number, place }] of grid.waiting) {
    if (left.has(number)) continue;
    grid.waiting.delete(at);
    paintCell(grid, place);
  }
}

function date(grid, column) {
  return grid.content.days[column - grid.firstDay].date;
}

function employee(grid, line) {
  return grid.lines[line].row.employee;
}

// Put texts in cells: [{line, column, text}]. Locked ones stay, and cells that say so already.
function edit(grid, wanted) {
  if (grid.content.editable === false) return;
  const open = wanted.filter((place) => !isLocked(grid, place));
  const changes = open.filter((place) => shownText(grid, place) !== place.text);
  say(grid, open.length < wanted.length ? grid.content.words.is_locked : "");
  if (!changes.length) return;
  const number = tell(grid, {
    kind: "edit",
    cells: changes.map(({ line, column, text }) => {
      const cell = { employee: employee(grid, line), date: date(grid, column) };
      const [first, ...also] = works(text).map((work) => asSent(grid, work));
      if (!first) return { ...cell, shift: null };
      return also.length ? { ...cell, ...first, also } : { ...cell, ...first };
    }),
  });
  for (const place of changes) wait(grid, place, place.text, number);
}

// A work as Python is told of it: a shift code, and the unit when it is written.
function asSent(grid, work) {
  const [shift, unit] = work.split("@");
  return unit === undefined ? { shift } : { shift, unit: grid.content.units[unit] };
}

function wait(grid, place, text, number) {
  grid.waiting.set(key(place.line, place.column), { text, number, place });
  paintCell(grid, place);
}

function fill(grid, text) {
  edit(grid, selectedPlaces(grid).map((place) => ({ ...place, text })));
}

// Put a code in the selected cells: instead of what stands there, or besides it.
function put(grid, code) {
  if (!grid.adding) return void fill(grid, code);
  add(grid, false);
  const more = (place) => [...new Set([...works(shownText(grid, place)), code])].join(" ");
  edit(grid, selectedPlaces(grid).map((place) => ({ ...place, text: more(place) })));
}

// Whether the next code comes besides what stands in the cell.
function add(grid, on) {
  if (grid.content.editable === false || grid.adding === on) return;
  grid.adding = on;
  grid.bar.querySelector("[data-action=add]").setAttribute("aria-pressed", String(on));
  say(grid, on ? grid.content.words.adding : "");
}

function toggleLock(grid) {
  const places = selectedPlaces(grid);
  if (grid.content.editable === false || !places.length) return;
  const locked = !places.every((place) => isLocked(grid, place));
  const changes = places.filter((place) => isLocked(grid, place) !== locked);
  const number = tell(grid, {
    kind: "lock", locked, cells: changes.map(({ line, column }) => ({ employee: employee(grid, line), date: date(grid, column) })),
  });
  for (const place of changes) {
    grid.waitingLocks.set(key(place.line, place.column), { locked, number, place });
    paintCell(grid, place);
  }
  refreshBar(grid);
}

// Two people take each other's cells on the days that are selected.
function swap(grid) {
  if (grid.content.editable === false) return;
  const places = selectedPlaces(grid);
  const lines = [...new Set(places.map((place) => place.line))];
  const columns = [...new Set(places.map((place) => place.column))].sort((one, other) => one - other);
  if (lines.length !== 2) return void say(grid, grid.content.words.cannot_swap);
  const [first, second] = lines;
  const cells = columns.flatMap((column) => [{ line: first, column }, { line: second, column }]);
  if (cells.some((place) => isLocked(grid, place))) return void say(grid, grid.content.words.is_locked);
  const texts = cells.map((place) => shownText(grid, place));
  const number = tell(grid, {
    kind: "swap", first: employee(grid, first), second: employee(grid, second), dates: columns.map((column) => date(grid, column)),
  });
  cells.forEach((place, index) => wait(grid, place, texts[index ^ 1], number));
}

function open(grid, place) {
  const line = grid.lines[place.line];
  if (isCell(grid, place)) tell(grid, { kind: "open", employee: line.row.employee, date: date(grid, place.column) });
  else if (line.need && grid.columns[place.column].kind === "day") {
    tell(grid, { kind: "demand", demands: line.need.demands ?? [], date: date(grid, place.column) });
  }
}

// -- the clipboard: cells as tab-separated lines, as spreadsheets have it ---------------------------

function copied(grid) {
  if (!grid.ranges.length) return null;
  const { top, bottom, left, right } = grid.ranges[grid.ranges.length - 1];
  const rows = [];
  for (let line = top; line <= bottom; line += 1) {
    const row = [];
    for (let column = left; column <= right; column += 1) row.push(shownText(grid, { line, column }));
    rows.push(row.join("\t"));
  }
  grid.copied = rows.join("\n");
  say(grid, grid.content.words.copied.replace("{count}", rows.length * (right - left + 1)));
  return grid.copied;
}

// A pasted text as what a cell says: "" for a free day, null when something in it is no shift code.
function readCell(grid, raw) {
  const text = raw.trim();
  if (!text || (grid.content.free_texts ?? []).some((free) => alike(free, text))) return "";
  const found = text.split(/\s+/).map((work) => readWork(grid, work));
  return found.includes(null) ? null : [...new Set(found)].join(" ");
}

function alike(one, other) {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

function readWork(grid, text) {
  const [code, unit] = text.split("@");
  const found = grid.codes.get(code) ?? [...grid.codes.values()].find((known) => alike(known.code, code));
  if (!found || (unit !== undefined && !Object.hasOwn(grid.content.units, unit))) return null;
  return unit === undefined ? found.code : `${found.code}@${unit}`;
}

// Fill the selection with a block, again and again where it is larger; a single cell takes the whole block.
function paste(grid, tsv) {
  if (!grid.ranges.length || grid.content.editable === false) return;
  const rows = tsv.replace(/\r?\n$/, "").split(/\r?\n/).map((row) => row.split("\t"));
  const wide = Math.max(...rows.map((row) => row.length));
  const { top, bottom, left, right } = grid.ranges[grid.ranges.length - 1];
  const tall = fits(bottom - top + 1, rows.length);
  const broad = fits(right - left + 1, wide);
  const wanted = [];
  for (let i = 0; i < tall && top + i <= grid.lastPerson; i += 1) {
    for (let j = 0; j < broad && left + j <= grid.lastDay; j += 1) {
      const raw = rows[i % rows.length][j % wide] ?? "";
      const text = readCell(grid, raw);
      if (text === null) return void say(grid, grid.content.words.unknown_code.replace("{text}", raw.trim().slice(0, 30)));
      wanted.push({ line: top + i, column: left + j, text });
    }
  }
  edit(grid, wanted);
  select(grid, [{ top, bottom: Math.min(top + tall - 1, grid.lastPerson), left, right: Math.min(left + broad - 1, grid.lastDay) }]);
}

function fits(room, size) {
  return room % size === 0 ? room : size;
}
