// A button that fetches a file and hands it to the person, or tells why it could not.

const buttons = new WeakMap();
const TOLD = 15000; // milliseconds that the reason stands

export default function ({ parentElement, data }) {
  let made = buttons.get(parentElement);
  if (!made) {
    made = build(parentElement);
    buttons.set(parentElement, made);
  }
  made.data = data;
  if (!made.busy) show(made);
  return () => {
    made.root.remove();
    buttons.delete(parentElement);
  };
}

function build(parent) {
  const root = document.createElement("div");
  const button = document.createElement("button");
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const text = document.createElement("span");
  const trouble = document.createElement("div");
  root.className = "download";
  button.type = "button";
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M8 2v8 M5 7.5 8 10.5l3-3 M3 13h10");
  drawing.append(path);
  button.append(drawing, text);
  trouble.className = "trouble";
  trouble.setAttribute("role", "alert");
  root.append(button, trouble);
  parent.append(root);
  const made = { root, button, text, trouble, data: null, busy: false, timer: 0 };
  button.addEventListener("click", () => fetchFile(made));
  return made;
}

function show(made) {
  made.text.textContent = made.busy ? made.data.busy : made.data.label;
  made.button.title = made.data.help;
  made.button.setAttribute("aria-busy", String(made.busy));
}

async function fetchFile(made) {
  if (made.busy) return; // it says that it is at it
  const { data } = made;
  made.busy = true;
  tell(made, "");
  show(made);
  try {
    const answer = await fetch(new URL(data.address, document.baseURI), { cache: "no-store" });
    if (answer.ok) hand(await answer.blob(), data.name);
    else tell(made, (answer.status === 502 && (await answer.text())) || (answer.status === 404 ? data.gone : data.unreachable));
  } catch {
    tell(made, data.unreachable);
  }
  made.busy = false;
  show(made);
}

function hand(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Beside the button; when it has left the page meanwhile, at the foot of the window.
function tell(made, text) {
  clearTimeout(made.timer);
  let place = made.trouble;
  if (text && !made.root.isConnected) {
    place = document.createElement("div");
    place.setAttribute("role", "alert");
    place.style.cssText =
      "position:fixed;inset:auto 1rem 1rem auto;z-index:1000000;max-width:24rem;padding:0.75rem 1rem;border-radius:0.5rem;" +
      "background:#8c1d18;color:#ffffff;font:14px/1.4 sans-serif";
    document.body.append(place);
    setTimeout(() => place.remove(), TOLD);
  }
  place.textContent = text;
  if (text) made.timer = setTimeout(() => (made.trouble.textContent = ""), TOLD);
}
