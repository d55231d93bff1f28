"""What an open page costs its reader, as the browser counts it: seconds, milliseconds, bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

READABLE = """
const done = () => requestAnimationFrame(() => setTimeout(() => { window.readable = performance.now(); }));
new MutationObserver((_, watch) => {
    if (document.documentElement?.dataset.ready) { watch.disconnect(); done(); }
}).observe(document, {attributes: true, childList: true, subtree: true});
"""
SETTLED = """
const done = () => requestAnimationFrame(() => setTimeout(() => { window.readable = performance.now(); }));
const wait = () => { if (window.network) network.once('stabilizationIterationsDone', done);
    else setTimeout(wait, 5); };
wait();
"""
TYPE = """text => {
    const input = document.getElementById('search'), start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input'));
    document.body.getBoundingClientRect();
    return performance.now() - start;
}"""
WATCH = """() => {
    window.tasks = [0]; window.frames = 0; window.since = performance.now();
    new PerformanceObserver(list => list.getEntries().forEach(e => window.tasks.push(e.duration)))
        .observe({entryTypes: ['longtask']});
    const frame = () => { window.frames++; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
}"""
WATCHED = "() => [Math.max(...window.tasks), window.frames / (performance.now() - window.since) * 1000]"


@dataclass
class Meter:
    """Measures one page of a browser; made before the page goes anywhere."""

    page: Any
    devtools: Any = field(init=False)

    def __post_init__(self) -> None:
        self.devtools = self.page.context.new_cdp_session(self.page)
        self.devtools.send("Performance.enable")

    def open(self, path: Path, *, sign: str = READABLE, seconds: float = 60) -> float:
        """Open a file; seconds from then until what it shows first is drawn and answers.

        Args:
            path: the page.
            sign: a script that sets ``readable`` when that is so.
            seconds: how long it may take.
        """
        self.page.add_init_script(sign)
        self.page.goto(path.as_uri(), timeout=1000 * seconds)
        self.page.wait_for_function("window.readable", timeout=1000 * seconds)
        return float(self.page.evaluate("window.readable")) / 1000

    def busy(self) -> float:
        """Seconds of processor that the page's main thread took; other work on the machine adds nothing."""
        return self._metric("ThreadTime")

    def heap(self) -> float:
        """Bytes of what its scripts hold, garbage not counted."""
        self.devtools.send("HeapProfiler.collectGarbage")
        return self._metric("JSHeapUsedSize")

    def keystroke(self, text: str) -> float:
        """Milliseconds until the suggestions for what is typed are laid out."""
        return float(self.page.evaluate(TYPE, text))

    def pan(self) -> tuple[float, float]:
        """The longest task in milliseconds, and frames a second, while the mouse drags the canvas."""
        box = self.page.locator(".vis-network canvas").bounding_box()
        x, y = box["x"] + 12, box["y"] + 12
        self.page.evaluate(WATCH)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for step in range(60):
            self.page.mouse.move(x + 6 * step, y + 4 * step)
        self.page.mouse.up()
        longest, frames = self.page.evaluate(WATCHED)
        return float(longest), float(frames)

    def _metric(self, name: str) -> float:
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == name)
