"""A person at the grid: keys, wheel, and what the browser itself sees of the answers."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import CDPSession, Page

from benchmarks.pages.figures import Edit

PATIENCE_MS = 60_000

WATCH = """() => {
    const deep = (selector, root = document) => {
        const found = root.querySelector(selector);
        if (found) return found;
        for (const one of root.querySelectorAll('*')) {
            const inner = one.shadowRoot && deep(selector, one.shadowRoot);
            if (inner) return inner;
        }
        return null;
    };
    const told = () => document.querySelector('.st-key-told')?.textContent ?? '';
    window.turnusBench = {
        begin() {
            const root = deep('.turnus');
            const at = root.getRootNode().activeElement;
            const cell = at.querySelector('.code');
            const was = { told: told(), cell: cell.textContent };
            this.result = null;
            addEventListener('keydown', (event) => {
                const start = event.timeStamp;
                let shown = null;
                const look = () => {
                    if (shown === null && cell.textContent !== was.cell) shown = performance.now();
                    if (root.classList.contains('busy') || told() === was.told || shown === null) return requestAnimationFrame(look);
                    requestAnimationFrame(() => setTimeout(() => {
                        this.result = { shown: shown - start, answered: performance.now() - start };
                    }));
                };
                look();
            }, { capture: true, once: true });
        },
        frames(ms) {
            return new Promise((done) => {
                const gaps = [];
                let last = null;
                const until = performance.now() + ms;
                const frame = (now) => {
                    if (last !== null) gaps.push(now - last);
                    last = now;
                    if (now < until) requestAnimationFrame(frame);
                    else done(gaps);
                };
                requestAnimationFrame(frame);
            });
        },
        scrolled() {
            const scroller = deep('.scroller');
            return [scroller.scrollLeft, scroller.scrollTop];
        },
    };
}"""


class Grid:
    """The grid on an open page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._received = 0
        page.evaluate(WATCH)
        wire: CDPSession = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.webSocketFrameReceived", self._take)

    def _take(self, frame: dict[str, dict[str, str]]) -> None:
        self._received += len(frame["response"]["payloadData"]) * 3 // 4  # base64

    def select(self, person: int, day: int) -> None:
        """Put the focus in a cell; people and days from 0."""
        self._page.locator(".turnus .person").nth(person).locator(".cell.day").nth(day).click()

    def said(self) -> str:
        """What the cell in focus says."""
        code = self._page.locator(".turnus .cell.day:focus .code")
        return code.text_content() or ""

    def edit(self, key: str) -> Edit:
        """Press a key that changes the cell in focus, and wait until the edit is answered."""
        before = self._received
        self._page.evaluate("window.turnusBench.begin()")
        self._page.keyboard.press(key)
        self._page.wait_for_function("window.turnusBench.result", timeout=PATIENCE_MS)
        found = self._page.evaluate("window.turnusBench.result")
        return Edit(found["shown"] / 1000, found["answered"] / 1000, self._received - before)

    def scroll(self, step: tuple[int, int], times: int) -> tuple[float, ...]:
        """Seconds between frames while the wheel is turned."""
        box = self._page.locator(".turnus .scroller").bounding_box()
        if box is None:
            return ()
        self._page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self._page.evaluate(f"window.turnusFrames = window.turnusBench.frames({times * 25})")
        for _ in range(times):
            self._page.mouse.wheel(*step)
            self._page.wait_for_timeout(16)
        gaps: Sequence[float] = self._page.evaluate("window.turnusFrames")
        return tuple(gap / 1000 for gap in gaps)

    def scrolled(self) -> tuple[float, float]:
        """How far the grid is scrolled, sideways and down, in pixels."""
        left, top = self._page.evaluate("window.turnusBench.scrolled()")
        return left, top
