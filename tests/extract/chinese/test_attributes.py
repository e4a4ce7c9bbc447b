from tests.extract.chinese.told import ISSUER, drafts, work


def values(text, predicate):
    return {fact[0]: fact[2] for fact in drafts(text) if fact[1] == predicate}


def test_the_place_behind_a_name():
    text = ISSUER + "翠湖茶業有限公司為一家於英屬處女群島註冊的公司。"
    assert values(text, "jurisdiction") == {"翠湖茶業有限公司": "VG"}


def test_the_day_with_the_place():
    text = ISSUER + "翠湖茶業有限公司為一間於二零零三年六月二日在中國成立之公司。"
    assert values(text, "incorporated") == {"翠湖茶業有限公司": "2003-06-02"}


def test_a_stock_code_behind_a_name_is_unpadded():
    text = ISSUER + "翠湖茶業有限公司（股份代號：00912）經營茶葉。"
    assert values(text, "stock_code") == {"翠湖茶業有限公司": "912"}


COVER = (
    "海月控股有限公司\n（於百慕達註冊成立的有限公司）\n（股份代號：09123）\n\n"
    "公告\n\n本公司謹此公佈以下事宜供各位股東參閱。"
)


def test_the_cover_tells_of_the_issuer():
    assert values(COVER, "jurisdiction") == {"海月控股有限公司": "BM"}
    assert values(COVER, "stock_code") == {"海月控股有限公司": "9123"}


def test_who_takes_part_has_a_chinese_name():
    text = ISSUER + "翠湖茶業有限公司為本公司之附屬公司。"
    assert values(text, "chinese_name")["翠湖茶業有限公司"] == "翠湖茶業有限公司"


def test_an_english_filing_is_left_alone():
    assert work(ISSUER + "翠湖茶業有限公司為本公司之附屬公司。", language="en").drafts == []
