import pytest

from tests.extract.chinese.told import facts


@pytest.mark.parametrize(
    ("text", "first", "second", "kind"),
    [
        ("唐小雨女士為白雲山先生之配偶。", "唐小雨", "白雲山", "spouse"),
        ("白小石先生（白雲山先生之子）出席會議。", "白小石", "白雲山", "child"),
        ("白雲山先生之胞弟白雲海先生出席會議。", "白雲海", "白雲山", "sibling"),
        ("白雲山先生及其妻子唐小雨女士出席會議。", "唐小雨", "白雲山", "spouse"),
        ("白雲山先生為本公司執行董事白小石先生之父親。", "白雲山", "白小石", "parent"),
        ("白雲山先生與白雲海先生為兄弟。", "白雲山", "白雲海", "sibling"),
        ("方圓先生為唐小雨女士之表弟。", "方圓", "唐小雨", "cousin"),
        ("方圓先生為唐小雨女士的姐夫。", "方圓", "唐小雨", "in_law"),
    ],
)
def test_kinship(text, first, second, kind):
    assert facts(text)[(first, "family_of", second)].kind == kind


def test_no_kinship_where_it_is_denied():
    assert facts("唐小雨女士並非白雲山先生之配偶。") == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("唐小雨先生與方志文先生為表兄弟。", "cousin"),
        ("唐小雨先生及方志文先生為連襟。", "in_law"),
        ("唐小雨先生為顧明慧女士與方志文先生之獨子。", "child"),
        ("茶農唐小雨先生（「賣方」）經營茶葉。賣方為本公司主席方志文先生之胞弟。", "sibling"),
    ],
)
def test_ties_in_other_words(text, kind):
    found = facts(text)
    assert found[("唐小雨", "family_of", "方志文")].kind == kind
