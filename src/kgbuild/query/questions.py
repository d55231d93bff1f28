"""The competency questions that come with kgbuild, and what a question on the command line stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kgbuild import ontology
from kgbuild.query.answer import QueryError

_VARIABLE = re.compile(r"[?$](\w+)")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_TOKEN = re.compile(r"""\"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>|\#[^\n]*|[{}()]""")
# A sub-query's head, whose variables are not the pattern's, and all that follows it.
_SUB_QUERY = re.compile(r"\bSELECT\b.*", re.IGNORECASE | re.DOTALL)
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: its name, what it answers in Chinese and English, its SPARQL."""

    name: str
    zh: str
    en: str
    sparql: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The variables that may be given a value: those of the answer that are not counted or joined."""
        head = _COMMENT.sub("", self.sparql).partition("SELECT")[2].partition("WHERE")[0]
        return tuple(_VARIABLE.findall(re.sub(r"\(.*?AS \?\w+\)", "", head)))


@cache
def questions() -> tuple[Question, ...]:
    """The competency questions, sorted by name. Their first two comment lines are zh and en."""
    return tuple(_question(path) for path in ontology.queries())


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    comments = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    return Question(path.stem, comments[0], comments[1], text)


def find(question: str, parameters: Mapping[str, str] | None = None) -> str:
    """The SPARQL that ``question`` stands for: a known name, a file's text, or itself.

    Args:
        question: what was asked.
        parameters: values that variables must have, by the variable's name.

    Raises:
        QueryError: it is none of them, the file cannot be read, or it has no such variable.
    """
    given = dict(parameters or {})
    for known in questions():
        if known.name == question:
            return _bound(known.sparql, known.parameters, given)
    text = _file(question) if is_file(question) else question
    return _bound(text, tuple(dict.fromkeys(_VARIABLE.findall(_COMMENT.sub("", text)))), given)


def is_file(question: str) -> bool:
    """Whether ``question`` is neither SPARQL nor the name of a question: then it names a file."""
    return not re.search(r"[{\n]", question) and question not in {known.name for known in questions()}


def _file(question: str) -> str:
    path = Path(question)
    if not path.suffix and not path.is_file():
        names = [known.name for known in questions()]
        way_out = f"{_nearest(question, names)}one of: {', '.join(names)}; a .rq file; or SPARQL"
        raise QueryError("no such question", where=question, way_out=way_out)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        problem = f"cannot be read: {reason}"
        raise QueryError(problem, where=question, way_out="give a file of SPARQL") from error


def _nearest(name: str, names: Sequence[str]) -> str:
    """The known name that was likely meant, as a question; nothing where none is near."""
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}? " if near else ""


def _bound(sparql: str, variables: tuple[str, ...], parameters: Mapping[str, str]) -> str:
    """The query with each parameter's values: before its pattern, where an engine can begin with them.

    Only a variable that every row binds, and to no number, can stand there; for another one a filter at
    the pattern's end drops the rows with other values and those where it is unbound.
    """
    for name in parameters:
        if name not in variables:
            names = ", ".join(variables) or "none"
            way_out = f"{_nearest(name, variables)}its parameters: {names}"
            raise QueryError(f"has no parameter {name}", way_out=way_out)
    if not parameters:
        return sparql
    start, end = _pattern(sparql)
    always = _SUB_QUERY.sub("", _top(sparql[start:end]))
    values, filters = "", ""
    for name, value in parameters.items():
        terms = _terms(value)
        if re.search(rf"[?$]{name}\b", always) and not any(
            term[0].isdigit() or term[0] == "-" for term in terms
        ):
            values += f" VALUES ?{name} {{ {' '.join(terms)} }}"
        else:
            filters += f" FILTER (?{name} IN ({', '.join(terms)}))"
    return f"{sparql[:start]}{values}{sparql[start:end]}{filters}\n{sparql[end:]}"


def _pattern(sparql: str) -> tuple[int, int]:
    """Where the pattern of a query begins, after its brace, and where it ends, at the one that closes it."""
    depth, starts, ends = 0, [], []
    for token in _TOKEN.finditer(sparql):
        if token[0] == "{" and depth == 0:
            starts.append(token.end())
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if token[0] == "}" and depth == 0:
            ends.append(token.start())
    makes = re.search(r"\bCONSTRUCT\s*\{", _COMMENT.sub("", sparql), re.IGNORECASE)
    if len(ends) <= bool(makes):
        raise QueryError("has no pattern that a parameter could restrict", way_out="leave out --param")
    return starts[bool(makes)], ends[bool(makes)]


def _top(pattern: str) -> str:
    """A pattern's own triples: without what stands in braces or brackets in it, in quotes, or in remarks."""
    kept, depth, at = "", 0, 0
    for token in _TOKEN.finditer(pattern):
        kept += pattern[at : token.start()] if depth == 0 else ""
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(token[0], 0)
        at = token.end()
    return kept + pattern[at:]


def _terms(value: str) -> tuple[str, ...]:
    """The terms that a value may stand for: a name, a text; an IRI, day or number where it looks like one."""
    quoted = '"' + re.sub(r'["\\]', r"\\\g<0>", " ".join(value.split("\n"))) + '"'
    terms = [f"{quoted}@zh", quoted]
    prefix, _, local = value.partition(":")
    if prefix in ontology.PREFIXES and re.fullmatch(r"\w+", local):
        terms.append(f"<{ontology.PREFIXES[prefix]}{local}>")
    elif _IRI.fullmatch(value):
        terms.append(f"<{value}>")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        terms.append(f"{quoted}^^<{ontology.PREFIXES['xsd']}date>")
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        terms += [value] if "." in value else [value, f"{value}.0"]
    return tuple(terms)
