from __future__ import annotations

import pytest

from graphkit.extract.people.titles import role_of, title_of


@pytest.mark.parametrize(
    ("printed", "director", "role", "chair", "offices"),
    [
        ("Director&Secretary", True, None, False, ("secretary",)),
        (
            "Executive Director and Chief Executive Officer",
            True,
            "executive",
            False,
            ("chief executive officer",),
        ),
        ("Chairman of the Board of Directors", True, None, True, ()),
        ("Co-chairman", True, None, True, ()),
        ("Vice Chairman", False, None, False, ()),
        ("Managing Director", True, None, False, ("managing director",)),
        ("Company Secretary", False, None, False, ("company secretary",)),
        ("主席及首席執行官", True, None, True, ("首席執行官",)),
        ("聯席主席", True, None, True, ()),
        ("副主席", False, None, False, ()),
        ("獨立非執行董事", True, "independent_non_executive", False, ()),
    ],
)
def test_a_printed_title_says_seat_chair_and_offices(printed, director, role, chair, offices):
    title = title_of(printed)
    assert (title.director, title.role, title.chair, title.offices) == (director, role, chair, offices)


def test_a_title_that_is_no_office_is_told_as_unknown():
    assert title_of("Founder").unknown == ("founder",)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Independent Non-executive Directors", "independent_non_executive"),
        ("independent nonexecutive director", "independent_non_executive"),
        ("non executive Director", "non_executive"),
        ("Executive Directors", "executive"),
        ("independent directors", "independent_non_executive"),
        ("Directors", None),
    ],
)
def test_the_role_is_in_the_words_of_the_seat(words, role):
    assert role_of(words) == role
