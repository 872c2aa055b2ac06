// The grid's elements. Built when days, people, codes or words change; what cells say is painted after.
// Texts only ever become text nodes or attributes: names are not trusted.

function element(tag, name, attributes = {}) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== "") made.setAttribute(key, value);
  }
  return made;
}

function withText(made, text) {
  made.textContent = text;
  return made;
}

const FEW_NEEDS = 6; // lines of needs that are shown from the start, and stay in place

// What decides the elements. Two contents that agree here differ only in what cells say.
function structure(content) {
  return JSON.stringify([
    content.days, content.weeks, content.codes, content.facts, content.sums, content.words, content.editable, content.units, content.free_texts,
    content.groups.map((group) => [group.label, group.rows.map((row) => row.employee)]),
    content.foot.map((line) => [line.name, line.always]),
  ]);
}

function build(grid) {
  const { content, root } = grid;
  const { words } = content;
  root.replaceChildren();
  root.classList.toggle("readonly", content.editable === false);
  grid.codes = new Map(content.codes.map((code, index) => [code.code, { ...code, name: `c${index}` }]));
  root.append(codeColours(content.codes));
  root.append(buildBar(grid));
  root.style.setProperty("--facts", `${content.facts.reduce((total, { width }) => total + width, 0)}px`);
  grid.scroller = element("div", "scroller");
  grid.table = element("div", "table", {
    role: "grid", "aria-label": words.grid, "aria-multiselectable": "true", "aria-describedby": "how",
    "aria-readonly": content.editable === false ? "true" : undefined,
  });
  grid.columns = [
    { kind: "name" },
    ...content.facts.map((column, index) => ({ kind: "fact", index })),
    ...content.days.map((day, index) => ({ kind: "day", index })),
    ...content.sums.map((column, index) => ({ kind: "sum", index })),
  ];
  grid.firstDay = 1 + content.facts.length;
  grid.lastDay = grid.firstDay + content.days.length - 1;
  grid.lines = [];
  grid.dates = content.days.map(({ date: known }) => known);
  grid.table.append(buildHead(grid), buildBody(grid));
  if (content.foot.length) grid.table.append(buildFoot(grid));
  grid.scroller.append(grid.table);
  grid.info = element("div", "info", { "aria-hidden": "true" });
  grid.said = element("div", "said", { role: "status" });
  const under = element("div", "under");
  under.append(grid.info, grid.said);
  grid.how = withText(element("div", "how", { id: "how" }), words.how);
  grid.how.classList.toggle("open", grid.howOpen === true);
  grid.tip = element("div", "tip", { "aria-hidden": "true" });
  root.append(grid.scroller, under, grid.how, grid.tip);
}

function codeColours(codes) {
  const style = element("style");
  const hex = /^#[0-9a-f]{6}$/i;
  style.textContent = codes
    .map(({ light, dark }, index) => {
      if (![light.background, light.text, dark.background, dark.text].every((c) => hex.test(c))) return "";
      return `.c${index}{background-color:light-dark(${light.background},${dark.background});color:light-dark(${light.text},${dark.text})}`;
    })
    .join("\n");
  return style;
}

// -- buttons above ------------------------------------------------------------------------------

function button(action, label, inside, name = "") {
  const made = element("button", name, { type: "button", "data-action": action, "aria-label": label, title: label });
  made.append(inside);
  return made;
}

function buildBar(grid) {
  const { content } = grid;
  const { words } = content;
  const bar = element("div", "bar", { role: "toolbar", "aria-label": words.tools });
  const tool = (action, label) => button(action, label, icon(action), "tool");
  if (content.editable !== false) {
    const palette = element("div", "palette", { role: "group", "aria-label": words.palette });
    for (const code of content.codes) {
      const made = button("code", `${code.code}: ${code.label}`, code.code, `chip ${grid.codes.get(code.code).name}`);
      made.dataset.code = code.code;
      palette.append(made);
    }
    const more = tool("add", words.add);
    more.setAttribute("aria-pressed", "false");
    bar.append(palette, more, tool("clear", words.clear), tool("lock", words.lock), element("span", "gap"));
    bar.append(tool("undo", words.undo), tool("redo", words.redo), element("span", "gap"));
    bar.append(tool("copy", words.copying), tool("paste", words.paste), tool("swap", words.swap), tool("open", words.open));
  } else {
    bar.append(tool("copy", words.copying));
  }
  const several = tool("several", words.several);
  several.setAttribute("aria-pressed", "false");
  const help = tool("help", words.help);
  help.setAttribute("aria-expanded", String(Boolean(grid.howOpen)));
  help.setAttribute("aria-controls", "how");
  bar.append(several, element("span", "space"), help);
  grid.bar = bar;
  [...bar.querySelectorAll("button")].forEach((made, index) => (made.tabIndex = index ? -1 : 0));
  return bar;
}

// -- rows -----------------------------------------------------------------------------------------

// A row of the grid that can be moved to; `cells` has an element for each column, one for several columns maybe. What stays
// in place on a side is one element for all its columns: each such element is a layer that the browser keeps by itself.
function addLine(grid, kind, more) {
  const line = { kind, index: grid.lines.length, cells: [], element: element("div", `row ${kind}`, { role: "row" }), ...more };
  grid.lines.push(line);
  return line;
}

function addCell(grid, line, column, made, span = 1) {
  made.place = { line: line.index, column };
  made.tabIndex = -1;
  if (span > 1) made.setAttribute("aria-colspan", String(span));
  for (let k = 0; k < span; k += 1) line.cells[column + k] = made;
  if (column < grid.firstDay) side(line, "left").append(made);
  else if (column > grid.lastDay) side(line, "right").append(made);
  else line.element.append(made);
  return made;
}

function side(line, which) {
  if (line.element.lastChild?.classList.contains(which)) return line.element.lastChild;
  const made = element("div", `side ${which}`, { role: "presentation" });
  line.element.append(made);
  return made;
}

function beside(grid, kind, index, role) {
  const column = kind === "fact" ? grid.content.facts[index] : grid.content.sums[index];
  const made = element("div", `cell ${kind}`, { role });
  made.style.width = `${column.width}px`;
  if (kind === "sum" && index === 0) made.classList.add("first");
  return made;
}

function dayClass(day, index) {
  return `cell day${day.holiday ? " holiday" : day.weekend ? " weekend" : ""}${index % 7 === 0 ? " monday" : ""}`;
}

function buildHead(grid) {
  const { days, weeks, facts, sums, words } = grid.content;
  const head = element("div", "head", { role: "rowgroup" });
  const weekLine = addLine(grid, "weeks");
  const corner = addCell(grid, weekLine, 0, withText(element("div", "cell corner", { role: "columnheader" }), words.grid), 1 + facts.length);
  weeks.forEach((week, index) => {
    const made = element("div", "cell week", { role: "columnheader", "aria-label": `${week.text}, ${week.dates}` });
    const label = element("span", "weeklabel");
    label.append(withText(element("b"), week.text), ` ${week.dates}`);
    made.append(label);
    addCell(grid, weekLine, grid.firstDay + 7 * index, made, Math.min(7, days.length - 7 * index));
  });
  if (sums.length) {
    const rest = addCell(grid, weekLine, grid.lastDay + 1, withText(element("div", "cell rest", { role: "columnheader" }), words.figures), sums.length);
    rest.style.width = `${sums.reduce((total, { width }) => total + width, 0)}px`;
  }
  const dayLine = addLine(grid, "days");
  addCell(grid, dayLine, 0, withText(element("div", "cell name", { role: "columnheader" }), words.name));
  facts.forEach((column, index) => {
    const made = withText(beside(grid, "fact", index, "columnheader"), column.text);
    made.setAttribute("aria-label", column.label);
    addCell(grid, dayLine, 1 + index, made);
  });
  days.forEach((day, index) => {
    const made = element("div", dayClass(day, index), { role: "columnheader", "aria-label": day.label });
    made.append(withText(element("span", "weekday"), day.weekday), withText(element("b"), day.day));
    addCell(grid, dayLine, grid.firstDay + index, made);
  });
  sums.forEach((column, index) => {
    const made = withText(beside(grid, "sum", index, "columnheader"), column.text);
    made.setAttribute("aria-label", column.label);
    addCell(grid, dayLine, grid.lastDay + 1 + index, made);
  });
  head.append(weekLine.element, dayLine.element);
  return head;
}

function buildBody(grid) {
  const body = element("div", "body", { role: "rowgroup" });
  for (const group of grid.content.groups) {
    const heading = element("div", "row group", { role: "row" });
    const label = element("div", "cell", { role: "rowheader", "aria-colspan": String(grid.columns.length) });
    label.append(withText(element("span"), group.label));
    heading.append(label);
    body.append(heading);
    for (const row of group.rows) {
      const line = addLine(grid, "person", { row });
      addCell(grid, line, 0, element("div", "cell name", { role: "rowheader" }));
      row.facts.forEach((fact, index) => addCell(grid, line, 1 + index, beside(grid, "fact", index, "gridcell")));
      grid.content.days.forEach((day, index) => {
        const made = element("div", dayClass(day, index), { role: "gridcell", "aria-selected": "false" });
        made.append(element("span", "code"));
        addCell(grid, line, grid.firstDay + index, made);
      });
      row.sums.forEach((_, index) => addCell(grid, line, grid.lastDay + 1 + index, beside(grid, "sum", index, "gridcell")));
      body.append(line.element);
    }
  }
  return body;
}

function buildFoot(grid) {
  const foot = element("div", "foot", { role: "rowgroup" });
  const folds = grid.content.foot.some((need) => !need.always);
  for (const need of grid.content.foot) {
    const line = addLine(grid, "need", { need });
    line.element.classList.toggle("always", Boolean(need.always));
    const name = addCell(grid, line, 0, withText(element("div", "cell name", { role: "rowheader" }), need.name));
    name.setAttribute("aria-colspan", String(1 + grid.content.facts.length));
    for (let k = 1; k < grid.firstDay; k += 1) line.cells[k] = name;
    if (need.always && folds) {
      name.classList.add("folds");
      name.title = grid.content.words.needs;
      grid.fold = name;
    }
    grid.content.days.forEach((day, index) => addCell(grid, line, grid.firstDay + index, element("div", dayClass(day, index), { role: "gridcell" })));
    grid.content.sums.forEach((_, index) => addCell(grid, line, grid.lastDay + 1 + index, beside(grid, "sum", index, "gridcell")));
    foot.append(line.element);
  }
  grid.foot = foot;
  foot.classList.toggle("few", grid.content.foot.length <= FEW_NEEDS);
  fold(grid, grid.unfolded ?? grid.content.foot.length <= FEW_NEEDS);
  return foot;
}

function fold(grid, open) {
  grid.unfolded = open;
  grid.foot.classList.toggle("open", open);
  for (const line of grid.lines) if (line.need) line.hidden = !open && !line.need.always && Boolean(grid.fold);
  if (grid.fold) grid.fold.setAttribute("aria-expanded", String(open));
}
