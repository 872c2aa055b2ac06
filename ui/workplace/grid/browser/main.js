// A grid on a page: made once, then told whenever Python has run.

const grids = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  let grid = grids.get(parentElement);
  if (!grid) {
    grid = make(parentElement);
    grids.set(parentElement, grid);
  }
  grid.send = () => setTriggerValue("told", { has: grid.version, events: [...grid.unanswered] });
  receive(grid, data);
  return () => {
    grid.ended.abort();
    clearTimeout(grid.reminder);
    grid.root.remove();
    grids.delete(parentElement);
  };
}

function make(parent) {
  const root = element("div", "turnus");
  parent.append(root);
  const grid = {
    root, number: 0, answered: 0, unanswered: [], waiting: new Map(), waitingLocks: new Map(), ranges: [], kept: [], selected: new Set(),
    anchor: null, at: null, typed: null, adding: false, copied: null, several: false, ended: new AbortController(), version: null, shape: null, versions: new Map(), parsed: new Map(),
  };
  listen(grid);
  return grid;
}

// One listener for each kind of event, on the whole.
function listen(grid) {
  const { signal } = grid.ended;
  const inGrid = (event) => grid.scroller?.contains(event.target);
  const on = (kind, handle) => grid.root.addEventListener(kind, (event) => inGrid(event) && handle(grid, event), { signal });
  on("keydown", onKey);
  on("pointerdown", onPointerDown);
  on("pointermove", onPointerMove);
  on("pointerover", onOver);
  on("click", onClick);
  on("dblclick", onDoubleClick);
  on("focusin", (_, event) => {
    const { place } = event.target;
    if (!place || grid.touching) return;
    if (place.line !== grid.at?.line || place.column !== grid.at?.column || !grid.ranges.length) go(grid, place, { focus: false });
  });
  on("copy", (_, event) => {
    const text = copied(grid);
    if (text === null) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  });
  on("paste", (_, event) => {
    event.preventDefault();
    endTyping(grid);
    paste(grid, event.clipboardData.getData("text/plain"));
  });
  grid.root.addEventListener("pointerleave", () => hideTip(grid), { signal });
  grid.root.addEventListener("click", (event) => grid.bar?.contains(event.target) && onBar(grid, event), { signal });
  grid.root.addEventListener("keydown", (event) => grid.bar?.contains(event.target) && onBarKey(grid, event), { signal });
  window.addEventListener("pointerup", () => (grid.dragging = false), { signal });
  window.addEventListener("resize", () => size(grid), { signal });
  window.addEventListener("beforeunload", (event) => grid.unanswered.length && event.preventDefault(), { signal }); // the browser asks first
}

// Python has run: what it has answered no longer waits, and what differs is painted.
function receive(grid, { version, base, parts, answered, height, below }) {
  if (answered < grid.answered) beginAnew(grid);
  grid.answered = answered;
  grid.number = Math.max(grid.number, answered);
  grid.unanswered = grid.unanswered.filter(({ number }) => number > answered);
  const settled = [];
  for (const waiting of [grid.waiting, grid.waitingLocks]) {
    for (const [at, { number, place }] of waiting) {
      if (number <= answered) {
        waiting.delete(at);
        settled.push(place);
      }
    }
  }
  if (version !== grid.version) {
    const texts = base === null ? {} : grid.versions.get(base);
    if (!texts) return void refresh(grid);
    remember(grid, version, { ...texts, ...parts });
    update(grid, assembled(grid, grid.versions.get(version)));
  }
  for (const place of settled) if (dataCell(grid, place)) paintCell(grid, place);
  if (settled.length) hideTip(grid); // it tells what was
  grid.root.classList.toggle("busy", grid.unanswered.length > 0);
  remind(grid, PATIENT);
  if (grid.height !== height || grid.below !== below) {
    grid.height = height;
    grid.below = below;
    size(grid);
  }
  refreshBar(grid);
  inform(grid);
}

const REMEMBERED = 4; // versions, as many as Python remembers

function remember(grid, version, texts) {
  grid.version = version;
  grid.versions.delete(version);
  grid.versions.set(version, texts);
  while (grid.versions.size > REMEMBERED) grid.versions.delete(grid.versions.keys().next().value);
}

// What came is a change to something that is not known here: ask for all of it.
function refresh(grid) {
  grid.version = null;
  grid.send();
}

// The content of all parts. A part with the same text as before is the same object as before.
function assembled(grid, texts) {
  const parsed = new Map();
  const part = (name) => {
    const known = grid.parsed.get(name);
    const made = known?.text === texts[name] ? known : { text: texts[name], value: JSON.parse(texts[name]) };
    parsed.set(name, made);
    return made.value;
  };
  const head = part("head");
  const content = {
    ...head,
    ...part("state"),
    groups: head.groups.map(({ label, rows }) => ({ label, rows: rows.map((employee) => part(`row:${employee}`)) })),
    foot: Array.from({ length: head.needs }, (_, place) => part(`need:${place}`)),
  };
  grid.parsed = parsed;
  return content;
}

function update(grid, content) {
  const before = grid.content;
  grid.content = content;
  const shape = structure(content);
  if (shape === grid.shape) {
    const rows = content.groups.flatMap((group) => group.rows);
    const needs = [...content.foot];
    for (const line of grid.lines) {
      if (line.kind === "person") renew(grid, line, "row", rows.shift(), paintPerson);
      if (line.kind === "need") renew(grid, line, "need", needs.shift(), paintNeed);
    }
  } else rebuild(grid, shape);
  if (content.said && content.said !== before?.said) say(grid, content.said);
}

function renew(grid, line, part, now, paint) {
  if (line[part] === now) return;
  line[part] = now;
  paint(grid, line);
}

// New elements; the place that was looked at and the cell in focus are found again by person and date.
function rebuild(grid, shape) {
  const at = remembered(grid);
  const scrolled = grid.scroller && { left: grid.scroller.scrollLeft, top: grid.scroller.scrollTop };
  grid.shape = shape;
  grid.ranges = [];
  grid.kept = [];
  grid.typed = null;
  grid.adding = false;
  grid.selected = new Set();
  grid.anchor = null;
  grid.at = null;
  grid.waiting.clear();
  grid.waitingLocks.clear();
  build(grid);
  const people = grid.lines.filter((line) => line.kind === "person").map((line) => line.index);
  grid.firstPerson = people.length ? people[0] : grid.lines.length;
  grid.lastPerson = people.length ? people[people.length - 1] : -1;
  paintAll(grid);
  size(grid);
  if (scrolled) grid.scroller.scrollTo(scrolled);
  const line = people.find((index) => grid.lines[index].row.employee === at?.employee) ?? people[0] ?? 1;
  const day = grid.content.days.findIndex(({ date: known }) => known === at?.date);
  const place = { line, column: grid.firstDay + Math.max(0, day) };
  if (at?.focused) go(grid, place);
  else moveFocus(grid, place, false);
}

function remembered(grid) {
  const line = grid.at && grid.lines[grid.at.line];
  if (!line?.row) return null;
  const focused = line.cells[grid.at.column].matches(":focus");
  return { employee: line.row.employee, date: grid.dates?.[grid.at.column - grid.firstDay], focused };
}

// Height: as given, or down to the end of the window, and never more than the rows need.
function size(grid) {
  if (!grid.scroller) return;
  const top = grid.scroller.getBoundingClientRect().top;
  const usual = top > 0 && top < window.innerHeight * 0.6 ? window.innerHeight - top - 64 - grid.below : window.innerHeight * 0.7;
  grid.scroller.style.maxHeight = `${grid.height ?? Math.max(280, usual)}px`;
}
