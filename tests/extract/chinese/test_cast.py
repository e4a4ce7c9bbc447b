from tests.extract.chinese.told import ISSUER, work


def names(text):
    held = work(text)
    return {held.roster.names(handle)[0]: set(held.roster.names(handle)) for handle in held.roster}


def test_a_term_behind_a_name_is_its_name():
    assert "翠湖" in names(ISSUER + "翠湖茶業有限公司（「翠湖」）經營茶葉買賣。")["翠湖茶業有限公司"]


def test_the_issuer_is_this_company():
    held = work(ISSUER)
    assert "本公司" in held.roster.names(held.issuer)


def test_a_collective_term_names_no_member():
    found = names("海月控股有限公司（「本公司」，與各附屬公司合稱「本集團」）宣佈以下事宜供股東參閱。")
    assert "本集團" not in found["海月控股有限公司"]


def test_a_definition_row_names_its_term():
    assert (
        "賣方" in names(ISSUER + "「賣方」 指 翠湖茶業有限公司，一間於香港註冊成立之公司")["翠湖茶業有限公司"]
    )


def test_a_surname_defined_for_two_men_names_neither_alone():
    text = ISSUER + "唐小雨先生（「唐先生」）經營茶葉。\n\n唐大山先生（「唐先生」）經營紙品。"
    found = names(text)
    assert "唐先生" not in found["唐小雨"] | found["唐大山"]


def test_a_man_without_address_is_known_by_his_term():
    assert "白先生" in names(ISSUER + "貸款人白雲山（「白先生」）同意延期還款。")["白雲山"]


def test_a_name_without_legal_form_is_known_by_its_owner():
    assert "翠湖" in names(ISSUER + "翠湖由唐小雨先生全資擁有。翠湖經營茶葉。")


def test_a_name_that_a_narrow_column_breaks_is_whole():
    text = ISSUER + "承配人\n翠湖人壽保險有限責\n任公司（「翠湖人\n壽」）\n1,025,640\n0.67%"
    assert "翠湖人壽" in names(text)["翠湖人壽保險有限責任公司"]


def test_the_cover_names_the_issuer_in_both_tongues():
    cover = "Sea Moon Holdings Limited\n海月控股有限公司\n（於開曼群島註冊成立之有限公司）\n\n"
    held = work(cover + "公告\n\n本公司謹此公佈以下事宜供各位股東參閱。")
    assert held.issuer is not None
    assert {"Sea Moon Holdings Limited", "海月控股有限公司"} <= set(held.roster.names(held.issuer))


def test_a_definition_may_do_without_its_verb():
    assert (
        "翠湖"
        in names(ISSUER + "「翠湖」         翠湖茶業銷售有限公司，一家於中國成立之公司")[
            "翠湖茶業銷售有限公司"
        ]
    )


def test_an_office_is_no_name_of_a_partner():
    found = names(ISSUER + "青松一號合夥企業（有限合夥）之最大有限合夥人為翠湖茶業有限公司。")
    assert not any("最大" in name for name in found)


def test_a_foreign_name_in_chinese_glyphs():
    assert "大衞•格林" in names(ISSUER + "非執行董事為顧明慧女士及大衞•格林先生。")


def test_a_surname_with_its_address_is_the_one_man_it_fits():
    assert "唐先生" in names(ISSUER + "唐小雨先生經營茶葉。唐先生亦經營紙品。")["唐小雨"]


def test_an_address_that_the_text_does_not_use_is_no_name():
    assert "唐先生" not in names(ISSUER + "唐小雨先生經營茶葉。")["唐小雨"]


def test_a_foreign_surname_is_the_one_who_bears_it():
    found = names(ISSUER + "Astrid Larsen女士經營茶葉。Larsen女士亦經營紙品。")
    assert "Larsen女士" in found["Astrid Larsen"]


def test_the_cover_may_run_into_the_english_name():
    cover = "海月控股有限公司\nSea Moon Holdings Limited（於開曼群島註冊成立的有限公司）\n\n"
    held = work(cover + "公告\n\n本公司謹此公佈以下事宜供各位股東參閱。")
    assert held.issuer is not None
    assert not any("註冊" in name for name in held.roster.names(held.issuer))
