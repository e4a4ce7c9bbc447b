import pytest

from tests.extract.chinese.told import facts

US, TEA, MAN = "海月控股有限公司", "翠湖茶業有限公司", "唐小雨"
DIRECTOR = (MAN, "director_of", US)


def test_an_appointment_with_its_day():
    found = facts(f"{MAN}女士獲委任為非執行董事，自二零二一年五月三日起生效。")[DIRECTOR]
    assert (found.role, found.valid_from, found.status) == ("non_executive", "2021-05-03", "asserted")


def test_a_resignation_ends_the_office():
    found = facts(f"{MAN}女士已辭任本公司獨立非執行董事，自二零二一年五月三日起生效。")[DIRECTOR]
    assert (found.role, found.valid_to, found.status) == ("independent_non_executive", "2021-05-03", "ended")


def test_a_past_spell_has_both_ends():
    text = f"於二零零七年二月至二零零九年十一月期間，{MAN}女士擔任{TEA}董事。"
    found = facts(text)[(MAN, "director_of", TEA)]
    assert (found.valid_from, found.valid_to, found.status) == ("2007-02", "2009-11", "ended")


def test_a_coming_office_is_planned():
    assert facts(f"{MAN}女士將於二零三零年一月一日獲委任為執行董事。")[DIRECTOR].status == "planned"


def test_offices_in_a_list_share_their_body():
    found = facts(f"{MAN}女士現任本公司主席、執行董事兼行政總裁。")
    assert (found[DIRECTOR].role, found[DIRECTOR].chair) == ("executive", True)
    assert found[(MAN, "officer_of", US)].title == "行政總裁"


def test_a_committee_has_no_chairman_of_the_board():
    found = facts(f"{MAN}女士獲委任為執行董事、薪酬委員會主席及提名委員會成員。")[DIRECTOR]
    assert found.chair is None


def test_the_man_of_the_paragraph_goes_on():
    found = facts(f"{MAN}女士，五十歲，為執行董事。彼亦為{TEA}之董事。")
    assert (MAN, "director_of", TEA) in found


def test_an_office_before_a_name_is_his():
    assert facts(f"本公司主席兼執行董事{MAN}女士主持會議。")[DIRECTOR].chair is True


def test_the_next_mans_office_is_not_his():
    found = facts(f"{MAN}女士為本公司執行董事白雲山先生之配偶。")
    assert DIRECTOR not in found and ("白雲山", "director_of", US) in found


def test_a_secretary_is_an_officer():
    found = facts(f"{MAN}女士獲委任為本公司之公司秘書。")[(MAN, "officer_of", US)]
    assert found.title == "公司秘書"


def test_offices_told_before_their_holders():
    found = facts(f"本公司之行政總裁及財務總監分別為{MAN}女士及白雲山先生。")
    assert found[(MAN, "officer_of", US)].title == "行政總裁"
    assert found[("白雲山", "officer_of", US)].title == "財務總監"


def test_a_proposed_director_is_planned():
    assert facts(f"董事會建議委任{MAN}女士為非執行董事。")[DIRECTOR].status == "planned"


def test_whoever_signs_holds_his_office():
    found = facts(f"承董事會命\n海月控股有限公司\n主席兼執行董事\n{MAN}女士\n香港，二零一九年五月一日")
    assert found[DIRECTOR].chair is True


@pytest.mark.parametrize(
    "text",
    [
        f"{MAN}女士並非{TEA}之董事。",
        f"{MAN}女士為本公司若干附屬公司之董事。",
        f"{MAN}女士已與本公司訂立董事服務合約。",
        f"{MAN}女士為高級工程師。",
    ],
)
def test_what_is_no_office(text):
    assert facts(text) == {}
