"""Parties across languages: what is joined, what is left for review, and what judgements do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.identity import Judgement, identify
from graphkit.statement import Value
from tests.builder import filing, party, quote, say

WORDS = "told here"
BOARD = [
    ("陳小玲", "CHAN Siu Ling"),
    ("黃志強", "Wong Chi Keung"),
    ("何大文", "Ho Tai Man"),
    ("林國華", "LAM Kwok Wah"),
]


def company(name, *names):
    """A filing that names one company."""
    within = filing(WORDS, name)
    ref = party(within, "company", *names)
    return [say(ref, "title", Value("text", "x"), quote(within, WORDS))], ref


def board(name, firm, people, issuer=None):
    """A filing that names a company and its directors."""
    within = filing(WORDS, name, issuer=issuer)
    there = party(within, "company", firm)
    seats = [party(within, "person", one) for one in people]
    return [say(one, "director_of", there, quote(within, WORDS)) for one in seats], seats


def found(*told, judgements=()):
    return identify([one for said, _ in told for one in said], judgements)


def joined(identity, left, right):
    return identity.party_of[left.id] == identity.party_of[right.id]


def test_names_in_two_languages_that_explain_each_other_join():
    first, second = company("a", "珠海海雲科技有限公司"), company("b", "Zhuhai Haiyun Technology Co., Ltd.")
    assert joined(found(first, second), first[1], second[1])


def test_two_that_would_do_are_left_unsure():
    first, second = company("a", "珠海海雲科技有限公司"), company("b", "珠海海芸科技有限公司")
    third = company("c", "Zhuhai Haiyun Technology Co., Ltd.")
    identity = found(first, second, third)
    assert not joined(identity, first[1], third[1])
    assert [one.features["rivals"] for one in identity.unsure] == [2, 2]


def test_a_partnership_is_no_company_of_the_same_name():
    first = company("a", "珠海海雲投資合夥企業（有限合夥）")
    assert not joined(
        found(first, second := company("b", "Zhuhai Haiyun Investment Limited")), first[1], second[1]
    )


def test_names_of_common_words_alone_are_left_unsure():
    first, second = company("a", "中國投資控股有限公司"), company("b", "China Investment Holdings Limited")
    identity = found(first, second)
    assert not joined(identity, first[1], second[1])


def test_a_misspelt_name_is_left_unsure():
    first, second = company("a", "Estuary Lanterns Limited"), company("b", "Estuary Lantterns Limited")
    identity = found(first, second)
    assert not joined(identity, first[1], second[1])
    assert [one.rule for one in identity.unsure] == ["spelling"]


def test_another_legal_form_is_left_unsure():
    first, second = company("a", "Estuary Lanterns Limited"), company("b", "Estuary Lanterns Inc.")
    assert "legal forms differ" in found(first, second).unsure[0].reason


def test_sisters_by_a_trade_word_or_a_number_are_not_even_unsure():
    first, second = (
        company("a", "Estuary Lantern Foods Limited"),
        company("b", "Estuary Lantern Media Limited"),
    )
    third, fourth = company("c", "Estuary Fund 1 Limited"), company("d", "Estuary Fund 2 Limited")
    assert found(first, second, third, fourth).unsure == ()


def test_a_director_named_in_two_languages_is_one_person_of_one_company():
    first = board("a", "Pier Foods Limited", ["CHAN Siu Ling"])
    second = board("b", "Pier Foods Limited", ["陳小玲"])
    assert joined(found(first, second), first[1][0], second[1][0])


def test_persons_named_in_two_languages_with_no_company_in_common_are_unsure():
    first = board("a", "Pier Foods Limited", ["CHAN Siu Ling"])
    second = board("b", "Tide Capital Limited", ["陳小玲"])
    identity = found(first, second)
    assert not joined(identity, first[1][0], second[1][0])
    assert identity.unsure[0].reason.endswith("no company in common")


def test_two_persons_of_one_sound_are_left_unsure():
    first = board("a", "Pier Foods Limited", ["LI Ming"])
    second = board("b", "Pier Foods Limited", ["李明", "黎明"])
    identity = found(first, second)
    assert len({identity.party_of[one.id] for one in (*first[1], *second[1])}) == 3
    assert all("another name" in one.reason for one in identity.unsure)


def test_boards_with_several_names_in_common_are_of_the_same_people():
    first = board("a", "Pier Foods Limited", [latin for _, latin in BOARD])
    second = board("b", "碼頭控股有限公司", [chinese for chinese, _ in BOARD])
    identity = found(first, second)
    assert all(joined(identity, *pair) for pair in zip(first[1], second[1], strict=True))
    assert [one.rule for one in identity.unsure] == ["directors in common"]


def test_one_filing_that_names_both_tells_them_apart():
    within = filing(WORDS, "a", issuer="Pier Foods Limited")
    refs = [party(within, "person", one) for one in ("CHAN Siu Ling", "Chan Siu  Ling Mary")]
    there = party(within, "company", "Pier Foods Limited")
    both = [say(one, "director_of", there, quote(within, WORDS)) for one in refs], refs
    other = board("b", "Pier Foods Limited", ["陳小玲"])
    identity = found(both, other)
    assert identity.party_of[refs[0].id] != identity.party_of[refs[1].id]


def test_not_the_same_spreads_over_what_is_the_same():
    first, second = company("a", "Pier Foods Limited"), company("b", "Pier Foods Limited")
    third = company("c", "Tide Capital Limited", "Tide")
    identity = found(
        first,
        second,
        third,
        judgements=[Judgement(first[1].id, third[1].id, False), Judgement(second[1].id, third[1].id, True)],
    )
    assert joined(identity, second[1], third[1])
    assert not joined(identity, first[1], second[1])
    assert "not_same" in {one.verdict for one in identity.decisions}


def test_a_judgement_finds_its_ref_by_name_when_the_filing_was_read_anew():
    first, second = company("a", "Pier"), company("b", "Quay")
    gone = f"{first[1].id.split('/')[0]}/99"
    judged = Judgement(gone, second[1].id, True, left_name="Pier", right_name="Quay")
    assert joined(found(first, second, judgements=[judged]), first[1], second[1])


def test_a_pair_left_unsure_by_somebody_is_not_asked_again():
    first, second = company("a", "Estuary Lanterns Limited"), company("b", "Estuary Lantterns Limited")
    assert found(first, second, judgements=[Judgement(first[1].id, second[1].id, None)]).unsure == ()


NAMES = st.sampled_from("海 云 天 安 泰 科技 集团 控股 珠海 北京 网络技术 投资 有限公司".split())
LATIN = st.sampled_from(
    "Hai Yun Tian An Tai Technology Group Holdings Zhuhai Beijing Internet Limited".split()
)


@settings(deadline=None, max_examples=60)
@given(st.lists(LATIN, min_size=1, max_size=4), st.lists(LATIN, min_size=1, max_size=2))
def test_a_name_that_contains_another_never_merges(words, more):
    first = company("a", " ".join([*words, "Limited"]))
    second = company("b", " ".join([*more, *words, "Limited"]))
    assert not joined(found(first, second), first[1], second[1])


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(NAMES, min_size=1, max_size=2))
def test_a_chinese_name_that_contains_another_never_merges(words, more):
    first, second = (
        company("a", "".join([*words, "有限公司"])),
        company("b", "".join([*more, *words, "有限公司"])),
    )
    assert not joined(found(first, second), first[1], second[1])


def cast():
    told = [
        board("a", "Pier Foods Limited", [latin for _, latin in BOARD]),
        board("b", "碼頭控股有限公司", [chinese for chinese, _ in BOARD]),
        board("c", "Tide Capital Limited", ["Chan Siu Ling", "Lei Jun"]),
        company("d", "珠海海雲科技有限公司"),
        company("e", "Zhuhai Haiyun Technology Co., Ltd."),
        company("f", "Zhuhai Haiyum Technology Co., Ltd."),
    ]
    return [one for said, _ in told for one in said]


REFS = sorted({one.subject.id for one in cast()})


@settings(deadline=None, max_examples=30)
@given(
    st.permutations(cast()),
    st.lists(st.tuples(st.sampled_from(REFS), st.sampled_from(REFS), st.booleans()), max_size=4),
    st.randoms(),
)
def test_the_order_of_statements_and_judgements_does_not_matter(shuffled, judged, chance):
    judgements = [Judgement(*one) for one in judged]
    mixed = chance.sample(judgements, len(judgements))
    assert identify(shuffled, mixed) == identify(cast(), judgements)


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(REFS), st.sampled_from(REFS))
def test_apart_holds_and_its_removal_undoes_it_exactly(left, right):
    before = identify(cast())
    held = identify(cast(), [Judgement(left, right, False)])
    assert left == right or held.party_of[left] != held.party_of[right]
    assert identify(cast(), []) == before
