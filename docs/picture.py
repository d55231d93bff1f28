"""Takes the README's picture from the real page: ``python docs/picture.py [PAGE.html] [PICTURE.png]``.

It needs Playwright and a Chromium (the test extra). The picture is 1280 by 800 pixels, of the opening
view on a light ground; the command fails where the file would be too large for a README.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PAGE, PICTURE = ROOT / "output" / "graph.html", ROOT / "docs" / "page.png"
SIZE = ViewportSize(width=1280, height=800)
MOST = 400_000  # bytes


def take(page: Path, picture: Path, select: str = "") -> int:
    """Write a picture of ``page`` to ``picture``.

    Args:
        page: the ``graph.html`` of a build.
        picture: the PNG to write.
        select: the name of an entity to go to first; the opening view where it is empty.

    Returns:
        the picture's size in bytes.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE, color_scheme="light", locale="zh-CN")
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("html[data-ready]")
        if select:
            tab.fill("#search", select)
            tab.press("#search", "Enter")
        tab.wait_for_timeout(500)
        tab.screenshot(path=picture)
        browser.close()
    return picture.stat().st_size


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:3]]
    source, target = [*given, *(PAGE, PICTURE)[len(given) :]]
    if not source.exists():
        sys.exit(f"{source}: not there; run `make graph` first")
    size = take(source, target)
    print(f"{target}: {size:,} bytes")
    sys.exit(size > MOST)
