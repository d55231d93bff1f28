"""Regenerate the reference tables of China's administrative divisions.

    python training/region_table.py [--packages DIR]

Facts taken (codes, names, parents, and when a division appeared or ended):

* ``china-division`` (npm, WTFPL), seven releases: the statistical division codes as of 2016 to 2023. A
  name that one release has and a later one has not ended between them.
* ``jionlp`` (PyPI, Apache-2.0): its list of changed divisions, for what replaced them and in which year.
* :data:`SUPPLEMENT`: what neither lists (the special administrative regions' districts, Taiwan, 雄安新区).

Writes ``regions.tsv`` (county level and above, current and former) and ``townships.tsv`` (current) into
``src/kgbuild/data``. Needs ``npm`` and ``pip`` on the path, or DIR with the unpacked packages.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "kgbuild" / "data"
JIONLP = "1.5.31"
# The releases of china-division, and the year whose divisions each has.
RELEASES = {
    "1.3.2": 2016,
    "2.1.1": 2017,
    "2.3.1": 2019,
    "2.4.0": 2020,
    "2.5.0": 2021,
    "2.6.1": 2022,
    "2.7.0": 2023,
}
LATEST = max(RELEASES.values())

HONG_KONG = (
    "中西区 湾仔区 东区 南区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 荃湾区 屯门区 "
    "元朗区 北区 大埔区 西贡区 沙田区 葵青区 离岛区"
)
SUPPLEMENT = (
    ("100000", "中华人民共和国"),
    ("133100", "雄安新区"),
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
    *((f"8100{i:02}", name) for i, name in enumerate(HONG_KONG.split(), start=1)),
)
# Codes 71 to 79 below a prefecture are development zones that statistics treat like counties.
STATISTICAL = re.compile(r"\d{4}7\d$")
PLACEHOLDER = re.compile(r"^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$")
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗"
    "|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
AUTONOMOUS = re.compile(rf"^(.+?)(?:(?:{PEOPLES})族|各族|蒙古|维吾尔|哈萨克|柯尔克孜)+自治(区|州|县|旗)$")
TOWNSHIP = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:街道|镇|乡|苏木)$")
# Short names that the press uses and no rule gives.
PRESS = {
    "内蒙古自治区": "内蒙古 内蒙",
    "西藏自治区": "西藏",
    "克孜勒苏柯尔克孜自治州": "克孜勒苏 克州",
    "巴音郭楞蒙古自治州": "巴音郭楞 巴州",
    "博尔塔拉蒙古自治州": "博尔塔拉 博州",
    "伊犁哈萨克自治州": "伊犁 伊犁州",
    "鄂伦春自治旗": "鄂伦春",
    "鄂温克族自治旗": "鄂温克旗",
    "东乡族自治县": "东乡 东乡县",
    "中华人民共和国": "中国 我国",
    "雄安新区": "雄安 河北雄安新区",
    "中沙群岛的岛礁及其海域": "中沙群岛",
}


@dataclass(frozen=True)
class Region:
    """A division of county level or above, with the years in which it appeared and ended ('' if unknown)."""

    code: str
    name: str
    since: str = ""
    until: str = ""
    successors: str = ""

    @property
    def level(self) -> str:
        """Country, Province, Prefecture or County, as the code says."""
        if self.code == "100000":
            return "Country"
        if self.code.endswith("0000"):
            return "Province"
        return "Prefecture" if self.code.endswith("00") else "County"


def short_names(name: str) -> list[str]:
    """The short forms of a division's name (金华市 → 金华; 恩施土家族苗族自治州 → 恩施州, 恩施)."""
    if name in PRESS:
        return PRESS[name].split()
    autonomous = AUTONOMOUS.match(name)
    if autonomous:
        stem, rank = autonomous.groups()
        forms = [stem] if rank == "区" else [stem + rank, stem]
    else:
        forms = [re.sub(r"(?:特别行政区|新区|矿区|林区|特区|地区|行政委员会|省|市|县|区|盟|旗)$", "", name)]
    return [form for form in forms if len(form) > 1 and form != name]


def fetch(folder: Path) -> None:
    """Download and unpack the packages into ``folder``: ``china-division-VERSION/``, ``jionlp/``."""
    for version in RELEASES:
        target = folder / f"china-division-{version}"
        target.mkdir()
        subprocess.run(["npm", "pack", "--silent", f"china-division@{version}"], cwd=folder, check=True)
        archive = folder / f"china-division-{version}.tgz"
        subprocess.run(["tar", "xzf", archive, "-C", target, "--strip-components=1"], check=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"jionlp=={JIONLP}"]
    subprocess.run(command, cwd=folder, check=True)
    with zipfile.ZipFile(next(folder.glob("jionlp-*.whl"))) as wheel:
        wheel.extractall(folder / "jionlp")


def divisions(release: Path) -> dict[str, str]:
    """The names by six-digit code of one release, without statistical zones and placeholders."""
    found = {}
    for part in ("provinces", "cities", "areas"):
        for row in json.loads((release / "dist" / f"{part}.json").read_text(encoding="utf-8")):
            code = row["code"].ljust(6, "0")
            if not STATISTICAL.match(code) and not PLACEHOLDER.match(row["name"]):
                found[code] = row["name"].removesuffix("管委会")
    return {code: name for code, name in found.items() if not code.startswith(("71", "81", "82"))}


def changes(jionlp: Path) -> dict[str, tuple[str, str, str]]:
    """Old name with its parents → the year of the change, the new name, the new parent's name."""
    path = next(jionlp.rglob("china_location_change.txt"))
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if "=>" in line:
            old, new = (side.split("\t") for side in line.split("=>"))
            names = old[2::2]
            found["".join(names)] = (old[0][:4], new[-1], new[-2])
    return found


def history(releases: dict[int, dict[str, str]]) -> list[Region]:
    """Every code and name that any release has, with the year it appeared and the year it was gone."""
    first = min(releases)
    seen: dict[tuple[str, str], list[int]] = {}
    for year in sorted(releases):
        for code, name in releases[year].items():
            seen.setdefault((code, name), []).append(year)
    found = []
    for (code, name), years in seen.items():
        since = "" if years[0] == first else str(years[0])
        until = "" if years[-1] == LATEST else str(min(y for y in releases if y > years[-1]))
        found.append(Region(code, name, since, until))
    return found


def parent(code: str, codes: Iterable[str]) -> str:
    """The code of the direct parent: the prefecture where there is one, else the province."""
    if code == "100000":
        return ""
    if code.endswith("0000"):
        return "100000"
    prefecture = code[:4] + "00"
    return prefecture if prefecture != code and prefecture in codes else code[:2] + "0000"


def replaced(regions: list[Region], told: dict[str, tuple[str, str, str]]) -> list[Region]:
    """The regions with years and successors of those that ended, from the list of changes and from names."""
    names = {r.code: r.name for r in regions if not r.until}
    every = {**{r.code: r.name for r in regions}, **names}
    by_name: dict[str, list[str]] = {}
    for code, name in names.items():
        by_name.setdefault(name, []).append(code)
    dated: dict[str, str] = {}
    found = []
    for region in regions:
        if not region.until:
            found.append(region)
            continue
        chain = [every.get(region.code[:2] + "0000", ""), every.get(region.code[:4] + "00", ""), region.name]
        year, new, above = told.get("".join(dict.fromkeys(chain)), (region.until, "", ""))
        successors = [
            c for c in by_name.get(new, ()) if above in (names.get(c[:4] + "00"), names.get(c[:2] + "0000"))
        ]
        if not successors:
            successors = _namesakes(region, names)
        dated.update(dict.fromkeys(successors, year))
        found.append(Region(region.code, region.name, region.since, year, " ".join(sorted(successors))))
    return [
        Region(r.code, r.name, dated[r.code], r.until, r.successors) if r.since and r.code in dated else r
        for r in found
    ]


def _namesakes(region: Region, names: dict[str, str]) -> list[str]:
    """The current regions of the same code, or else of the same prefecture and short name."""
    if region.code in names:
        return [region.code]
    stem = set(short_names(region.name))
    near = [c for c, name in names.items() if c[:4] == region.code[:4] and c != region.code]
    return [c for c in near if stem & set(short_names(names[c]))]


def write_regions(regions: list[Region]) -> None:
    """Write ``regions.tsv``."""
    codes = {r.code for r in regions}
    lines = [
        "# China's administrative divisions of county level and above, current and former (since 2016).",
        f"# Source: npm china-division {', '.join(RELEASES)} (WTFPL), PyPI jionlp {JIONLP} (Apache-2.0): "
        "facts only.",
        "# Vintage: 2023-06-30. Made by training/region_table.py.",
        "# since, until: the year in which the division appeared or ended, where that lies after 2016;",
        "# successors: the codes of what replaced it. short: forms that the press uses for it.",
        "code\tname\tshort\tlevel\tparent\tsince\tuntil\tsuccessors",
    ]
    for r in sorted(regions, key=lambda r: (r.code, r.until or "9", r.name)):
        row = (r.code, r.name, " ".join(short_names(r.name)), r.level, parent(r.code, codes))
        lines.append("\t".join((*row, r.since, r.until, r.successors)))
    (DATA / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_townships(release: Path) -> None:
    """Write ``townships.tsv``."""
    lines = [
        "# China's divisions of township level; the first six digits are the county's code.",
        "# Source: npm china-division 2.7.0 (WTFPL): facts only. Vintage: 2023-06-30. "
        "Made by training/region_table.py.",
        "code\tname",
    ]
    for row in json.loads((release / "dist" / "streets.json").read_text(encoding="utf-8")):
        name = re.sub(r"(?:办事处|民族苏木)$", "", row["name"]).replace("　", "").strip()
        if TOWNSHIP.match(name):
            lines.append(f"{row['code']}\t{name}")
    (DATA / "townships.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Regenerate the tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--packages", type=Path, help="a folder that holds the unpacked packages")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.packages or Path(temporary)
        if not arguments.packages:
            fetch(folder)
        releases = {year: divisions(folder / f"china-division-{v}") for v, year in RELEASES.items()}
        regions = history(releases) + [Region(code, name) for code, name in SUPPLEMENT]
        write_regions(replaced(regions, changes(folder / "jionlp")))
        write_townships(folder / f"china-division-{max(RELEASES)}")


if __name__ == "__main__":
    main()
