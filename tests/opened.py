"""A page that is open in a browser, as the tests use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

APP = Path(__file__).parents[1] / "src/kgbuild/write/html/app"


@dataclass
class Opened:
    """A page in the browser, what it asked of any network, and what it complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def state(self) -> str:
        """The fragment of its address, decoded."""
        return str(self.page.evaluate("decodeURIComponent(location.hash.replaceAll('+', ' '))"))

    def drawn(self) -> tuple[int, int]:
        """How many nodes and lines the canvas draws."""
        nodes, lines = str(self.page.locator("#canvas").get_attribute("data-drawn")).split()
        return int(nodes), int(lines)

    def search(self, typed: str) -> list[str]:
        """Type into the search box; the suggestions."""
        self.page.fill("#search", typed)
        return [str(text) for text in self.page.locator(".hit > bdi").all_inner_texts()]

    def select(self, name: str) -> None:
        """Find an entity and go to it, by keyboard alone."""
        self.page.fill("#search", name)
        self.page.press("#search", "Enter")
        self.page.locator(".panel h2", has_text=name).wait_for()

    def panel(self) -> str:
        """What the panel says."""
        return str(self.page.locator(".panel").inner_text())

    def painted(self) -> None:
        """Wait until what has changed is on the screen: two frames."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def view(self, name: str) -> None:
        """Switch to a view."""
        self.page.click(f"[data-view={name}]")


Open = Callable[..., Opened]


def record(opened: Opened) -> None:
    """Note what the page asks for and complains of; nothing leaves for a network."""
    page = opened.page
    page.on("request", lambda r: opened.asked.append(r.url) if not r.is_navigation_request() else None)
    page.on("websocket", lambda socket: opened.asked.append(socket.url))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("console", lambda m: opened.complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    page.route("http*://**", lambda route: route.abort())
