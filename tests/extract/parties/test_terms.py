from __future__ import annotations

from graphkit.extract.language import pipeline
from graphkit.extract.parties.mentions import find_mentions, mentions_in
from graphkit.extract.parties.terms import read_terms
from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.reading import read
from tests.builder import filing
from tests.extract.prose import HEAD


def work(prose: str) -> Work:
    paper = filing(HEAD + prose)
    made = Work(paper, read(paper), Roster(paper))
    made.doc = pipeline().make_doc(made.reading.text)
    made.doc._.graphkit = made
    read_terms(made)
    find_mentions(made)
    return made


def names(made: Work, name: str) -> tuple[str, ...]:
    found = made.roster.find(name)
    assert found is not None
    return made.roster.names(found)


def test_the_head_names_the_issuer() -> None:
    made = work("Nothing more.")
    assert made.issuer is not None
    assert made.roster.names(made.issuer)[0] == "ORCHID BAY HOLDINGS LIMITED"
    assert made.roster.find("the Company") == made.roster.root(made.issuer)


def test_an_issuer_that_is_never_named_is_the_company() -> None:
    paper = filing("The Company holds 10% of it.")
    made = Work(paper, read(paper), Roster(paper))
    read_terms(made)
    assert made.issuer is not None
    assert made.roster.names(made.issuer)[0] == "the Company"


def test_a_definition_gives_a_party_its_short_name_and_chinese_name() -> None:
    made = work("“Alder” 榿木有限公司 (Alder Timber Co., Ltd.), a company established in the PRC")
    assert set(names(made, "Alder")) == {"Alder", "Alder Timber Co., Ltd.", "榿木有限公司"}


def test_a_bracket_gives_a_party_its_role_word() -> None:
    made = work("Alder Limited (the “Vendor”), a company incorporated in Samoa, sold it.")
    assert "Vendor" in names(made, "Alder Limited")


def test_a_thing_is_no_party() -> None:
    made = work("Alder Limited signed a lease with Birch Limited (the “Lease Agreement”).")
    assert made.roster.find("Lease Agreement") is None
    assert made.terms["Lease Agreement"].kind == "thing"


def test_a_company_with_its_subsidiaries_is_a_group() -> None:
    made = work("“Alder Group” Alder Limited and its subsidiaries")
    found = made.roster.find("Alder Group")
    assert found is not None and made.roster.type(found) == "group"


def test_unnamed_people_are_a_group_with_a_count() -> None:
    made = work("“Grantee Holders” the 14 employees of the Group, who own Alder Limited")
    found = made.roster.find("Grantee Holders")
    assert found is not None and made.members[found][0] == 14


def test_a_short_form_of_a_person_is_the_person() -> None:
    made = work("Mr. Arthur Pell joined in 2001. Mr. Pell is a Director.")
    assert made.roster.find("Mr. Pell") == made.roster.find("Mr. Arthur Pell")


def test_and_before_a_name_is_no_part_of_it() -> None:
    made = work("Alder Limited as buyer and Poon Tai Hoi (“Mr. Poon”) as seller met.")
    assert made.roster.find("Mr. Poon") == made.roster.find("Poon Tai Hoi")
    assert made.roster.find("and Poon Tai Hoi") is None


def test_a_short_form_that_two_persons_share_is_neither() -> None:
    made = work("Mr. Poon Ka Kit and Mr. Poon Wai Man met Mr. Poon.")
    assert made.roster.find("Mr. Poon") not in {
        made.roster.find("Mr. Poon Ka Kit"),
        made.roster.find("Mr. Poon Wai Man"),
    }


def test_a_man_and_a_woman_of_one_surname_stay_apart() -> None:
    made = work("Mr. Poon Ka Kit and Mrs. Poon came.")
    assert made.roster.find("Mrs. Poon") != made.roster.find("Mr. Poon Ka Kit")


def test_a_name_inside_a_longer_name_is_no_mention() -> None:
    made = work("“Cedar” Cedar Limited\n\nNorth Cedar Works are closed, and Cedar Shares fell.")
    text = made.reading.text
    found = mentions_in(made, text.index("North"), len(text))
    assert found == []


def test_a_mention_gives_its_party_and_place() -> None:
    made = work("Alder Limited (“Alder”) is a mill.")
    start = made.reading.text.index("Alder Limited")
    first = mentions_in(made, start, start + 14)[0]
    assert (first.start, first.end, first.type) == (start, start + 13, "company")
