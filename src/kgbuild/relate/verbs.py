"""The verbs that say who does what with a name, read from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.grammar import alternatives
from kgbuild.lexicon import terms


@cache
def verbs(prop: str, place: str) -> re.Pattern[str]:
    """The verbs of a property that stand ``before`` or ``after`` the name."""
    return re.compile(alternatives(terms("action_verbs", property=prop, place=place)))
