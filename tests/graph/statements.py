"""Hypothesis strategies for statements of any shape over two filings."""

from datetime import date

from hypothesis import strategies as st

from graphkit.percent import Percent
from graphkit.statement import ATTRIBUTES, RELATIONS, Evidence, PartyRef, Statement, Value
from tests.builder import filing

TEXT = 'Pier "Foods" \\ 碼頭\tholds\n\f5%\u2028 of <Tide> & Co. {} 😀 the end. ' * 3
FILINGS = (filing(TEXT, "one.txt", kind="other"), filing(TEXT, "two.txt", None, issuer="Pier Foods Limited"))

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
part_dates = st.one_of(
    st.dates(date(1900, 1, 1), date(2099, 1, 1)).map(date.isoformat),
    st.sampled_from(["2012", "2012-11", "1999-13", "2012-02-31"]),
)
codes = st.sampled_from(["CN", "connected", "announcement", "in_law", "odd code", "executive", "A_B-c"])


@st.composite
def spans(draw, within):
    start = draw(st.integers(0, len(within.text) - 2))
    end = draw(st.integers(start + 1, len(within.text)))
    sentence = draw(st.sampled_from([None, (0, len(within.text))]))
    section = draw(st.one_of(st.just(""), words))
    blank = not within.text[start:end].strip()
    return Evidence(within, 0, 4, section) if blank else Evidence(within, start, end, section, sentence)


@st.composite
def refs(draw, within, type):
    names = tuple(draw(st.lists(words, min_size=1, max_size=3)))
    return PartyRef(f"{within.sha256[:16]}/{type}/{draw(st.integers(0, 3))}", type, names)


percents = st.one_of(
    st.builds(
        Percent.of,
        st.decimals(0, 100, places=3).map(str),
        st.sampled_from(["=", ">", ">=", "<", "<=", "~"]),
    ),
    st.just(Percent.between("0.1", "5")),
    st.just(Percent.unknown()),
)
values = st.one_of(
    st.builds(Value, st.just("text"), words),
    st.builds(Value, st.just("code"), codes),
    st.builds(Value, st.just("date"), part_dates),
    st.builds(Value, st.just("flag"), st.sampled_from(["true", "false", "yes"])),
    st.builds(Value, st.just("percent"), st.sampled_from(["", "5"])),
    st.builds(Value, st.just("number"), st.decimals(-(10**15), 10**15, places=4).map(str)),
    st.builds(
        Value, st.just("money"), st.integers(0, 10**14).map(str), st.just("HKD"), st.none() | part_dates
    ),
)


@st.composite
def statements(draw):
    within = draw(st.sampled_from(FILINGS))
    predicate = draw(st.sampled_from(sorted(RELATIONS | ATTRIBUTES)))
    relation = predicate in RELATIONS
    optional = {
        "percent": percents,
        "state": st.sampled_from(["before", "after"]),
        "valid_from": part_dates.filter(_is_real),
        "valid_to": part_dates.filter(_is_real),
        "as_at": part_dates.filter(_is_real),
        "role": codes,
        "kind": codes,
        "title": words,
        "item": words,
        "chair": st.booleans(),
        "wholly_owned": st.booleans(),
    }
    return Statement(
        subject=draw(refs(within, "company")),
        predicate=predicate,
        object=draw(refs(within, "person")) if relation else draw(values),
        evidence=tuple(draw(st.lists(spans(within), min_size=1, max_size=3))),
        method=draw(words),
        confidence=draw(st.floats(0, 1)),
        status=draw(st.sampled_from(["asserted", "planned", "negated", "ended"])),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    )


def _is_real(text):
    return text not in {"1999-13", "2012-02-31"}
