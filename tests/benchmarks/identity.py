"""Identity measured: python -m tests.benchmarks.identity [NAMES.tsv] [--most N]

With a table of names (second column: English name, then Chinese name): recall at 1 of the Chinese
name among all, with the lexicon alone and with brands learned from the other rows, and the
precision at the threshold; by halves, told apart by the last bit of the SHA-256 of the line. Only
rows of the development half (bit 0) are looked at when the tables are bettered.

Then company names with made-up variants, 1,000 up to N (100,000 if not told), each told by a filing:
CPU seconds to decide, precision and recall of the joins, and the exponent of growth.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.identity import identify
from graphkit.identity.bridge import bridge, learn
from graphkit.identity.decision import limits
from graphkit.identity.sound import readings
from graphkit.identity.words import Lexicon, chinese_core, core_words, lexicon
from graphkit.statement import PartyRef, Statement, Value
from tests.builder import filing, quote, say

Pair = tuple[str, tuple[str, ...]]

HAN = re.compile(r"[\u3400-\u9fff]")
BRACKET = re.compile(r"\s*\((?:[A-Z]{2,3}|[a-z]\d[^)]*)\)\s*$")
CHARACTERS = "金山海天华明德信安泰龙凤宝富嘉兴达成光辉永恒长青云峰林江河阳星月春秋文武仁义礼智"
PLACES = "北京 上海 深圳 广州 天津 重庆 南京 杭州 成都 武汉 西安 长沙 珠海 厦门 青岛".split()
TRADES = "科技 贸易 投资 地产 能源 医药 食品 物流 网络技术 电子 传媒 教育 建设 环保 软件".split()


def main(names: Path | None, most: int) -> None:
    """Print the figures, one line each."""
    if names is not None:
        rows = list(printed(names))
        pairs = [pair for pair, _ in rows]
        parts = [learn(pair for at, pair in enumerate(pairs) if at % 5 != part) for part in range(5)]
        learned = [parts[at % 5] for at in range(len(pairs))]
        for half, title in enumerate(("development half", "held-out half")):
            asked = [at for at, (_, side) in enumerate(rows) if side == half]
            report(f"{title}, lexicon alone", pairs, asked, [{}] * len(pairs))
            report(f"{title}, brands learned from other rows", pairs, asked, learned)
    timed = []
    count = 1000
    while count <= most:
        timed.append((count, variants(count)))
        count *= 10
    if len(timed) > 1:
        (first, start), (last, end) = timed[0], timed[-1]
        exponent = math.log(end / start) / math.log(last / first)
        print(f"growth from {first} to {last}: exponent {exponent:.2f}")


def printed(path: Path) -> Iterator[tuple[Pair, int]]:
    """The rows that have both names, as cores, and the half that each is in."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        name = line.split("\t")[1]
        if found := HAN.search(name):
            english, chinese = name[: found.start()].strip(), name[found.start() :]
            half = int(hashlib.sha256(line.encode()).hexdigest(), 16) % 2
            yield (chinese_core(chinese), core_words(BRACKET.sub("", english))), half


def report(title: str, pairs: list[Pair], asked: list[int], learned: list[Lexicon]) -> None:
    """Recall at 1 among all of those asked, and how many pairs the threshold joins, and how rightly."""
    limit = limits("company")
    right, joined, good, open_, fair = 0, 0, 0, 0, 0
    for place in asked:
        chinese, english = pairs[place]
        told = [(bridge(other, english, learned[place]), at) for at, (other, _) in enumerate(pairs)]
        best, at = min(told, key=lambda one: (-one[0].score, one[1]))
        right += pairs[at][0] == chinese
        sure = [(one, at) for one, at in told if one.whole and one.sounded >= limit["sounded"]]
        if len(sure) == 1:
            joined += 1
            good += sure[0][1] == place
        elif best.score >= limit["unsure"]:
            open_ += 1
            fair += at == place
    print(
        f"{title}: {len(asked)} names, recall@1 {right / len(asked):.3f}; joined {joined}, right {good} "
        f"(precision {good / max(joined, 1):.3f}); unsure {open_}, best one right {fair}"
    )


def variants(count: int) -> float:
    """Decide on that many names of made-up companies; CPU seconds."""
    chance = random.Random(count)
    statements: list[Statement] = []
    truth: dict[str, int] = {}
    made: set[str] = set()
    while len(truth) < count:
        core = "".join(chance.choice(CHARACTERS) for _ in range(chance.choice((2, 3, 3, 4))))
        place, trade = chance.choice(PLACES), chance.choice(TRADES)
        if place + core + trade in made:
            continue
        made.add(place + core + trade)
        for names in company(place, core, trade, chance):
            id = f"{len(truth):016x}/0"
            apart = filing("told here", f"{id}.txt")
            ref = PartyRef(f"{apart.sha256[:16]}/0", "company", names)
            truth[ref.id] = len(made)
            statements.append(say(ref, "title", Value("text", "x"), quote(apart, "told here")))
    start = time.process_time()
    found = identify(statements)
    spent = time.process_time() - start
    score(count, truth, found.party_of, len(found.unsure), spent)
    return spent


def company(place: str, core: str, trade: str, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """How three or four filings print one name: spellings, scripts, languages, and one misspelt."""
    town = "".join(readings(one)[0] for one in place).title()
    if place in lexicon():
        town = lexicon()[place][0][0].title()
    brand = "".join(readings(one)[0] for one in core).title()
    english = f"{town} {brand} {' '.join(lexicon()[trade][0]).title()}"
    yield (f"{english} Co., Ltd.",)
    yield (f"{english.upper()} COMPANY LIMITED",)
    yield (f"{place}{core}{trade}有限公司",)
    if chance.random() < 0.3:
        at = chance.randrange(len(town) + 2, len(town) + len(brand))
        yield (f"{english[:at]}{english[at + 1 :]} Co., Ltd.",)


def score(count: int, truth: dict[str, int], party_of: Mapping[str, str], unsure: int, spent: float) -> None:
    """Print precision and recall over all pairs of names of one company."""
    cells: dict[tuple[str, int], int] = defaultdict(int)
    parties: dict[str, int] = defaultdict(int)
    companies: dict[int, int] = defaultdict(int)
    for id, party in party_of.items():
        cells[party, truth[id]] += 1
        parties[party] += 1
        companies[truth[id]] += 1
    both, said, real = (sum(n * (n - 1) // 2 for n in some.values()) for some in (cells, parties, companies))
    print(
        f"{count} names: {spent:.1f} s, precision {both / max(said, 1):.4f}, "
        f"recall {both / max(real, 1):.4f}, "
        f"unsure {unsure}"
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    top = int(arguments[arguments.index("--most") + 1]) if "--most" in arguments else 100_000
    tables = [one for one in arguments if one.endswith(".tsv")]
    main(Path(tables[0]) if tables else None, top)
