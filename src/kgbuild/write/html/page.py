"""The page as a pyvis network: pyvis makes the nodes, lines and options of the opening view, our own
template the page around them.

What pyvis's own template does and this does not: load anything from a network, write beside the page,
run what stands in a title or an id as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from kgbuild.write.html.layout import label, positions
from kgbuild.write.html.overview import core
from kgbuild.write.html.payload import Payload

OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}},
    "nodes": {"shape": "custom"},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "tooltipDelay": 10**6},
    "layout": {"improvedLayout": False, "randomSeed": 1},
}
FEW = 13  # nodes that a phone opens with, in places of their own
VIS = "vis-9.1.2/vis-network.min.js"


class Page(Network):  # type: ignore[misc]
    """One self-contained page that explores a graph."""

    def __init__(self, payload: Payload) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.payload = payload
        self._open()

    def _open(self) -> None:
        """The nodes and lines that one sees first, in their places.

        Assigned as lists: pyvis's own ``add_edge`` looks at all lines before it adds one.
        """
        view, place = self.payload.view, self.payload.place
        labels = {node.key: label(node.name, view.posts.get(node.key, "")) for node in view.nodes}
        where = positions(labels, view.lines)
        self.nodes = [
            {
                "id": place[node.key],
                "label": labels[node.key],
                "group": node.kind.value,
                "x": where[node.key][0],
                "y": where[node.key][1],
            }
            for node in view.nodes
        ]
        self.edges = [
            {"id": f"{place[a]}-{place[b]}", "from": place[a], "to": place[b]} for a, b in view.lines
        ]
        self.options = OPTIONS
        few = {node.key: labels[node.key] for node in core(view.nodes, view.lines, FEW)}
        self.narrow = [[place[key], *at] for key, at in positions(few, view.lines, stretch=0.45).items()]

    def get_network_data(self) -> tuple[Any, ...]:
        """What pyvis hands to its template: nodes, lines, heading, height, width and options."""
        return (self.nodes, self.edges, self.heading, self.height, self.width, json.dumps(self.options))

    def generate_html(self, *_: object, **__: object) -> str:
        """The page: data, styles and scripts in one text, with a policy that lets nothing else run."""
        nodes, edges, *_rest, options = self.get_network_data()
        rows = self.payload.rows()
        opening = {"nodes": nodes, "edges": edges, "narrow": self.narrow, "options": json.loads(options)}
        scripts = [vis_network(), asset("app.js")]
        styles = [asset("app.css")]
        template = _environment().get_template("template.html.j2")
        return template.render(
            title=rows["title"],
            policy=policy(scripts, styles),
            data=as_json(rows),
            opening=as_json(opening),
            scripts=[Markup(script) for script in scripts],
            styles=[Markup(style) for style in styles],
        )


def policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy under which these scripts and styles run, and nothing else, nowhere."""
    allowed = {"script-src": scripts, "style-src": styles}
    rules = ["default-src 'none'", "img-src data: blob:", "base-uri 'none'", "form-action 'none'"]
    for directive, texts in allowed.items():
        hashes = (base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts)
        rules.append(" ".join([directive, *(f"'sha256-{value}'" for value in hashes)]))
    return "; ".join(rules)


def as_json(value: object) -> Markup:
    """JSON that can stand in a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text.encode("utf-8", "backslashreplace").decode())


@cache
def asset(name: str) -> str:
    """A file that ``app/`` was bundled into."""
    return files("kgbuild.write.html").joinpath("assets", name).read_text("utf-8").strip()


@cache
def vis_network() -> str:
    """vis-network as pyvis's wheel has it, its licence at its head, without the map that it points to."""
    text = files(pyvis).joinpath("lib", *VIS.split("/")).read_text("utf-8")
    return text.partition("//# sourceMappingURL=")[0].strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kgbuild.write.html", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
