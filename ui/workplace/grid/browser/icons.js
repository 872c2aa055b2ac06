// Drawings for buttons, 16 x 16, in the colour of the text beside them.
const ICONS = {
  add: "M2.5 4.5h6v7h-6z M10 8h4 M12 6v4",
  clear: "M6 3h8v10H6L2 8z M8 6l4 4 M12 6l-4 4",
  lock: "M4 7h8v6H4z M5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  unlock: "M4 7h8v6H4z M5.5 7V5a2.5 2.5 0 0 1 4.8-1",
  undo: "M6 3 3 6l3 3 M3 6h6a4 4 0 0 1 0 8H6",
  redo: "M10 3l3 3-3 3 M13 6H7a4 4 0 0 0 0 8h3",
  copy: "M6 6h7v7H6z M10 6V3H3v7h3",
  paste: "M4 4h8v10H4z M6 2.5h4v3H6z",
  swap: "M3 5h9 M9.5 2.5 12 5 9.5 7.5 M13 11H4 M6.500 8.5 4 11l2.5 2.5",
  several: "M3 3h4v4H3z M9 3h4v4H9z M3 9h4v4H3z M11 9v4 M9 11h4",
  open: "M3 8h.1 M8 8h.1 M13 8h.1",
  help: "M6 6a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1 M8 11.8v.1 M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
