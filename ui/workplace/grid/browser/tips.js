// What is known about a cell: beside the pointer, and in the line below the grid for the cell in focus.

const DELAY = 250; // milliseconds the pointer rests before a tip is shown

function lines(grid, place) {
  const line = grid.lines[place.line];
  if (isCell(grid, place)) return description(grid, place);
  const made = line.cells[place.column];
  if (line.row && place.column === 0) return personTexts(line.row);
  const label = made.getAttribute("aria-label");
  return label ? [label] : [];
}

function inform(grid) {
  grid.info.textContent = grid.at ? lines(grid, grid.at).filter(Boolean).join(" · ") : "";
}

function say(grid, text) {
  if (grid.said.textContent !== text) grid.said.textContent = text;
}

function onOver(grid, event) {
  const made = event.target.closest?.(".cell");
  if (made === grid.tipped) return;
  hideTip(grid);
  if (!made?.place || event.buttons || event.pointerType === "touch") return;
  grid.tipped = made;
  grid.tipTimer = setTimeout(() => showTip(grid, made), DELAY);
}

function showTip(grid, made) {
  const told = lines(grid, made.place).filter(Boolean);
  if (!told.length || !made.isConnected) return;
  const notes = grid.lines[made.place.line].row?.notes ?? [];
  const levels = new Map(notes.map((note) => [note.text, note.level]));
  grid.tip.replaceChildren(
    ...told.map((text, index) => {
      const part = withText(element("div", index === 0 ? "who" : "part"), text);
      part.dataset.level = levels.get(text) ?? "";
      return part;
    }),
  );
  grid.tip.classList.add("open");
  const cell = made.getBoundingClientRect();
  const tip = grid.tip.getBoundingClientRect();
  const below = cell.bottom + 6 + tip.height < window.innerHeight;
  grid.tip.style.top = `${below ? cell.bottom + 6 : cell.top - tip.height - 6}px`;
  grid.tip.style.left = `${Math.max(8, Math.min(cell.left, window.innerWidth - tip.width - 8))}px`;
}

function hideTip(grid) {
  clearTimeout(grid.tipTimer);
  grid.tipped = null;
  grid.tip.classList.remove("open");
}
