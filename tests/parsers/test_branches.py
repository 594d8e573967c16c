"""A pattern arranged by letter finds what its alternatives find one after another."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from parsers.branches import by_letter, split

# Words that begin alike, optional beginnings, groups, sets of letters, quantifiers, signs.
ALTERNATIVES = st.lists(
    st.sampled_from(
        r"""say says said sa a ab abc (?:a\s)?half (?:two|three)-star (?:two|three)?x [Tt]op [abc]+d \d+ b? b?c a* bc{1,2}
        (?:ab|a)c a(?:b|bc) c(?=a) (?<!a)b \. (?:x|(?:y|z)a)b T to [(|)] S k i""".split()
    ),
    min_size=1,
    max_size=12,
)
TEXTS = st.text(alphabet="abcdhlfsaytow xTOSKI-.(|)12", max_size=40)


def found(pattern: str, text: str, flags: int = 0) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text, flags)]


@given(ALTERNATIVES, TEXTS)
def test_what_is_found_stays_the_same(alternatives: list[str], text: str) -> None:
    assert found(by_letter(alternatives), text) == found("|".join(alternatives), text)


@given(ALTERNATIVES, st.text(alphabet="abcshtkiT \u0130\u0131\u212a\u017fSKI-1", max_size=40))
def test_it_stays_the_same_where_case_is_ignored(alternatives: list[str], text: str) -> None:
    plain = found("|".join(alternatives), text, re.IGNORECASE)
    assert found(by_letter(alternatives, fold=True), text, re.IGNORECASE) == plain


@given(ALTERNATIVES)
def test_a_pattern_is_split_at_its_own_bars_alone(alternatives: list[str]) -> None:
    assert split("|".join(alternatives)) == alternatives
