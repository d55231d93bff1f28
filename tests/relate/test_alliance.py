"""Who works with whom: cooperatesWith."""

from __future__ import annotations

import pytest

from relate.marked import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持⟦R北山市⟧⟦R东江市⟧共建试验区。", {("北山市", "东江市")}),
        ("支持⟦R北山市⟧⟦R南湖县⟧共建试验区。", set()),
        ("⟦R北山市⟧⟦R东江市⟧下雨。", set()),
    ],
)
def test_regions_side_by_side_build_together(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "cooperatesWith") == expected
