"""segment: a document's lines, their roles, the articles they make, and their sentences.

Offsets stay exact: the healed text is the document's text without markup and outer white space,
one line a paragraph, the pieces of a sentence that a page break cut joined; ``pieces`` map every
character back. Roles are read off layout alone (markup, length, position, typographic habits of
Chinese newspapers), not off names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgbuild.errors import InputError
from kgbuild.grammar import alternatives
from kgbuild.lexicon import terms
from kgbuild.model import Article, ArticleKind, Document, Line, Role, Segmented, Span

TERMINAL = "。！？!?；;：:…"
# All that str.isspace() knows, and the byte order mark.
WHITE_SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\ufeff"
RULED = re.compile(r"#*|([-—=*_~－])\1{2,}")  # nothing, or a line across the page
CLOSING = "”’」』）)》】"
SENTENCE = re.compile(rf"[^。！？!?\n]*(?:[。！？!?]+[{CLOSING}]*|(?=\n|$))")

MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
SECTION_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]+[章节部])"
)
NOTE = re.compile(r"(?:编者按|编者的话|阅读提示|核心提示)")
BYLINE = re.compile(
    r"[（(【]?(?:本报|本网|新华社|央视|记者|通讯员|作者|文[/／丨|]|来源|整理|撰文|编辑|责任编辑|[更发][新布]时间)"
    r"(?![^。]{0,12}讯)[^。！？]{0,58}[）)】]?"
)
CREDIT = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,16}\s?(?:供图|提供|摄|/摄影?|摄影|供稿)"
    r"|(?:拍摄|摄影|图片来源|图源)[：:／/丨|\s]*[\u4e00-\u9fff·]{2,8})[）)]?$"
)
DATELINE = re.compile(r"(?:本报|本网|新华社|中新社|人民网|央视网消息)[^。]{0,14}(?:讯|电|消息)|央视网消息")
DATE_PREFIX = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[上中下晚]?[午上]?[,，]")
COLUMN_PREFIX = re.compile(r"【[^】]{2,40}】\s*")
SPEAKER = re.compile(
    r"(?P<post>[^，。；！？,;!?：:“”]{2,40}"
    + alternatives(terms("post_titles", line="yes"))
    + r")[\s　]+(?P<name>[\u4e00-\u9fff·]{2,15}|[\u4e00-\u9fff][\s　][\u4e00-\u9fff])"
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line as it stands in the document: start and end there, and its heading level (0: none)."""

    start: int
    end: int
    level: int


def segment(document: Document) -> Segmented:
    """Cut a document into articles, lines and sentences.

    Raises:
        InputError: it holds nothing but white space and markup.
    """
    blocks = _heal(document.text, _raw_lines(document.text))
    if not blocks:
        raise InputError("no article found", where=document.source, way_out="the file holds no text")
    text, pieces, spans = _healed(document.text, blocks)
    lines = [
        Line(span, role, _sentences(text, span))
        for span, role in zip(spans, _roles(document, text, blocks, spans), strict=True)
    ]
    levels = [block[0].level for block in blocks]
    return Segmented(document, text, pieces, _articles(document, text, lines, levels))


def _raw_lines(text: str) -> list[_Raw]:
    """The lines that are neither blank nor a mere rule, without outer white space and heading marks."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        content = line.strip(WHITE_SPACE)
        if not RULED.fullmatch(content):
            left = start + line.index(content)
            mark = MARKDOWN_HEADING.match(content)
            skip = mark.end() if mark else 0
            lines.append(_Raw(left + skip, left + len(content), len(mark[1]) if mark else 0))
        start += len(line)
    return lines


def _heal(text: str, lines: Sequence[_Raw]) -> list[list[_Raw]]:
    """Join the lines that a page or column break cut out of one sentence."""
    blocks: list[list[_Raw]] = []
    for line in lines:
        if blocks and _continues(text, blocks, line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _continues(text: str, blocks: Sequence[Sequence[_Raw]], line: _Raw) -> bool:
    block, following = blocks[-1], text[line.start : line.end]
    last = text[block[-1].start : block[-1].end]
    if block[0].level or line.level or last[-1] in TERMINAL + CLOSING:
        return False
    if CREDIT.search(last) or BYLINE.fullmatch(last):
        return False
    if SECTION_NUMBER.match(following) or BYLINE.fullmatch(following):
        return False
    first = len(blocks) == 1  # a headline, where it is no sentence
    running = len(block) > 1 or re.search("[。；]" if first else "[。！？；]", last)
    long = len(last) >= 30 and re.search(r"[，,、]", last) and not first
    return bool((running or long) and re.search(r"[。！？；，,]", following))


def _healed(
    text: str, blocks: Iterable[Sequence[_Raw]]
) -> tuple[str, tuple[tuple[int, int], ...], list[Span]]:
    """The healed text, the pieces it shares with the document, and the span of each block in it."""
    words: list[str] = []
    pieces = []
    spans = []
    length = 0
    for block in blocks:
        start = length
        for line in block:
            pieces.append((length, line.start))
            words.append(text[line.start : line.end])
            length += line.end - line.start
        spans.append(Span(start, length))
        words.append("\n")
        length += 1
    return "".join(words), tuple(pieces), spans


def _sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a line, without white space around them."""
    found = []
    for match in SENTENCE.finditer(text, span.start, span.end):
        words = match[0]
        if words.strip():
            start = match.start() + len(words) - len(words.lstrip())
            found.append(Span(start, match.start() + len(words.rstrip())))
    return tuple(found)


def _squeeze(words: str) -> str:
    return "".join(words.split())


def _roles(
    document: Document, text: str, blocks: Sequence[Sequence[_Raw]], spans: Sequence[Span]
) -> list[Role]:
    """The role of each line, from its own shape, its neighbours and the document's title."""
    words = [text[s.start : s.end] for s in spans]
    levels = [block[0].level for block in blocks]
    markdown = any(levels)
    roles: list[Role] = []
    for i, line in enumerate(words):
        previous = roles[-1] if roles else None
        if levels[i]:
            roles.append(Role.HEADLINE)  # kickers and subtitles are told apart when articles are made
        elif document.title and i == 0 and _squeeze(document.title) == _squeeze(line):
            roles.append(Role.HEADLINE)
        elif previous in {Role.HEADLINE, Role.SUBTITLE} and line.startswith("——") and len(line) < 60:
            roles.append(Role.SUBTITLE)
        elif SPEAKER.fullmatch(line) and len(line) <= 60:
            roles.append(Role.SPEAKER)
        elif NOTE.match(line):
            roles.append(Role.NOTE)
        elif len(line) <= 60 and BYLINE.fullmatch(line):
            roles.append(Role.BYLINE)
        elif len(line) <= 160 and CREDIT.search(line):
            roles.append(Role.CAPTION)
        elif _is_heading(line):
            roles.append(Role.HEADLINE if not markdown and _opens_article(i, words) else Role.HEADING)
        else:
            roles.append(Role.BODY)
    return roles if markdown else _briefs(roles, words)


def _briefs(roles: list[Role], words: Sequence[str]) -> list[Role]:
    """The roles with the headings of a round-up's briefs as headlines, each over an article of its own.

    A text is a round-up where a heading opens it and each stands over a paragraph or two (somewhat more
    where no headline stands over all), or where the headline strings the headings together.
    """
    heads, bodies = ([i for i, r in enumerate(roles) if r is role] for role in (Role.HEADING, Role.BODY))
    if len(heads) < 2 or not bodies or any(SECTION_NUMBER.match(words[i]) for i in heads):
        return roles
    told = all(_squeeze(words[i]) in _squeeze(words[0]) for i in heads)
    over = all(i + 1 in bodies for i in heads)
    most = 1.5 if Role.HEADLINE in roles else 2  # paragraphs a brief
    brief = heads[0] < bodies[0] and len(bodies) <= most * len(heads)
    return [Role.HEADLINE if i in heads and over and (told or brief) else r for i, r in enumerate(roles)]


def _is_heading(line: str) -> bool:
    """Whether a line is short and no sentence: a headline or a section's heading."""
    return len(line) <= 50 and line[-1] not in TERMINAL + "，,、" and not re.search(r"[。；]", line)


def _opens_article(i: int, words: Sequence[str]) -> bool:
    """Whether the heading at ``i`` is a headline: the first line, or above a dateline or a speaker."""
    if i == 0:
        return True
    if SECTION_NUMBER.match(words[i]) or i + 1 == len(words):
        return False
    return bool(DATELINE.match(words[i + 1]) or SPEAKER.fullmatch(words[i + 1]))


@dataclass(slots=True)
class _Group:
    """The lines of an article in the making, its heading level, and the digest it is a speech of."""

    lines: list[Line]
    level: int = 0
    digest: _Group | None = None


def _articles(
    document: Document, text: str, lines: Sequence[Line], levels: Sequence[int]
) -> tuple[Article, ...]:
    """Group lines into articles and number them in the order of the text."""
    groups = [group for group in _groups(lines, levels) if group.lines]
    groups.sort(key=lambda group: group.lines[0].span)
    numbers = {id(group): number for number, group in enumerate(groups, start=1)}
    return tuple(
        _article(document, text, numbers[id(g)], g.lines, numbers[id(g.digest)] if g.digest else None)
        for g in groups
    )


def _groups(lines: Sequence[Line], levels: Sequence[int]) -> list[_Group]:
    """A block of headlines opens an article; a caption is one of its own, inside another or not."""
    groups = [_Group([])]
    captions = []
    i = 0
    while i < len(lines):
        if lines[i].role is Role.CAPTION:
            captions.append(_Group([lines[i]]))
        if lines[i].role is not Role.HEADLINE:
            if lines[i].role is not Role.CAPTION:
                groups[-1].lines.append(lines[i])
            i += 1
            continue
        j = i
        while j < len(lines) and lines[j].role in {Role.HEADLINE, Role.SUBTITLE}:
            j += 1
        speech = j < len(lines) and lines[j].role is Role.SPEAKER
        _open(groups, _headlines(lines[i:j], levels[i:j]), min(filter(None, levels[i:j]), default=0), speech)
        i = j
    return groups + captions


def _open(groups: list[_Group], block: list[Line], level: int, speech: bool) -> None:
    """Open an article with the headlines in ``block``, or add them to the last one as a heading."""
    last = groups[-1]
    digest = last.digest or last
    if speech and digest.lines and 0 < digest.level < level:
        groups.append(_Group(block, level, digest))
    elif not speech and len(block) == 1 and last.lines and 0 < last.level < level:
        last.lines.append(replace(block[0], role=Role.HEADING))
    else:
        groups.append(_Group(block, level))


def _headlines(block: Sequence[Line], levels: Sequence[int]) -> list[Line]:
    """The lines of a headline with their roles: the highest one, the kicker above, the subtitle below."""
    top = min(levels)
    at = next(i for i, level in enumerate(levels) if level == top)
    after = len(block) - at - 1
    roles = [Role.KICKER] * at + [Role.HEADLINE] + [Role.SUBTITLE] * after
    return [replace(line, role=role) for line, role in zip(block, roles, strict=True)]


def _article(document: Document, text: str, number: int, lines: list[Line], parent: int | None) -> Article:
    """An article with its kind and names."""

    def words(*roles: Role) -> str:
        return " ".join(text[x.span.start : x.span.end] for x in lines if x.role in roles)

    kind = ArticleKind.ARTICLE
    if lines[0].role is Role.CAPTION:
        kind = ArticleKind.CAPTION
    elif parent is not None and any(x.role is Role.SPEAKER for x in lines):
        kind = ArticleKind.SPEECH
    if kind is ArticleKind.CAPTION:
        first = lines[0].sentences[0]
        sentence = CREDIT.sub("", text[first.start : first.end]).strip().rstrip("。 ")
        name = DATE_PREFIX.sub("", sentence)
        aliases = [sentence, re.split("[,，]", name)[0]]
    else:
        headline, kicker, subtitle = words(Role.HEADLINE), words(Role.KICKER), words(Role.SUBTITLE)
        first = lines[0].sentences[0]
        name = headline or (document.title if number == 1 else None) or text[first.start : first.end]
        combined = " ".join(x for x in (kicker, headline, subtitle) if x)
        aliases = [combined, kicker, subtitle.lstrip("—"), COLUMN_PREFIX.sub("", name)]
        if number == 1 and document.title:
            aliases.append(document.title)
    kept = tuple(dict.fromkeys(a for a in aliases if a and a != name))
    return Article(number, kind, name, kept, tuple(lines), parent)
