"""The Chinese component: the passages of a filing, their parties, and all families in order."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.extract.chinese.attributes import Attributes
from graphkit.extract.chinese.boards import Boards
from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.clauses import Sentence, sentences
from graphkit.extract.chinese.deals import Deals
from graphkit.extract.chinese.glyphs import is_chinese
from graphkit.extract.chinese.kin import Kin
from graphkit.extract.chinese.offices import Offices
from graphkit.extract.chinese.passage import passages
from graphkit.extract.chinese.relations import Relations
from graphkit.extract.chinese.rolls import Rolls
from graphkit.extract.chinese.signatures import Signatures
from graphkit.extract.work import Draft, Work
from graphkit.notice import Notice
from graphkit.statement import Value

__all__ = ["read_chinese"]

_HOLDING = re.compile(r"(?:持有|擁有)[^,。;]{0,16}%|%[^,。;]{0,8}(?:股權|權益|已發行股)")
_TOLD = (
    *("predicate", "percent", "state", "status", "valid_from", "valid_to"),
    *("role", "chair", "title", "wholly_owned", "kind"),
)


def read_chinese(work: Work) -> None:
    """Read what a filing says in Chinese; one in English is left alone, for all its Chinese names."""
    if work.filing.language == "en" or not is_chinese(work.reading.text):
        return
    begun = len(work.drafts)
    held = passages(work.reading)
    cast = Cast(work, held)
    deal = any(re.search("完成後|完成時|交割|先決條件", passage.text) for passage in held)
    relations, offices, kin = Relations(work, deal), Offices(work, cast), Kin(work)
    boards, attributes, deals = Boards(work, cast), Attributes(work, cast), Deals(work, cast)
    signatures = Signatures(work, cast)
    mentions = [cast.mentions(number) for number in range(len(held))]
    silent: list[Sentence] = []
    for number, passage in enumerate(held):
        boards.read_line(number, passage, mentions[number])
        signatures.read(passage)
        for sentence in sentences(passage, mentions[number]):
            before = len(work.drafts)
            for family in (relations, offices, kin, attributes, deals):
                family.read(sentence)
            if len(work.drafts) == before and _HOLDING.search(sentence.main.text):
                silent.append(sentence)
    Rolls(work, cast).read(held, mentions)
    deals.close()
    attributes.close()
    _once(work, begun)
    _report(work, silent)


def _report(work: Work, silent: list[Sentence]) -> None:
    """Name the sentences that tell of a percentage held, and of which nothing came."""
    if silent:
        first = silent[0]
        place = work.reading.offsets[first.passage.places[first.start]]
        page = work.filing.page_at(max(place, 0))
        message = "sentences on percentages held that gave no fact of their own, the first on this page"
        work.notices.append(Notice("doubtful", work.filing.name, message, page, str(len(silent))))


def _once(work: Work, begun: int) -> None:
    """Keep one draft of each fact told in the same terms, and no holding without the size told elsewhere."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in work.drafts[begun:]:
        other = draft.object if isinstance(draft.object, Value) else work.roster.root(draft.object)
        told = tuple(getattr(draft, name) for name in _TOLD)
        kept.setdefault((work.roster.root(draft.subject), other, *told), draft)
    sized = {(key[0], key[1]) for key, draft in kept.items() if draft.percent is not None}
    work.drafts[begun:] = [
        draft
        for key, draft in _with_chairs(kept).items()
        if draft.predicate != "holds_shares_in" or draft.percent is not None or (key[0], key[1]) not in sized
    ]


def _with_chairs(kept: dict[tuple[object, ...], Draft]) -> dict[tuple[object, ...], Draft]:
    """The drafts with a bare 主席 made part of the seat that the same man holds on the same board."""
    seats = [
        key
        for key, draft in kept.items()
        if draft.predicate == "director_of" and draft.role and draft.status == "asserted"
    ]
    chairs = {
        (key[0], key[1]): key
        for key, draft in kept.items()
        if draft.predicate == "director_of"
        and draft.chair
        and not draft.role
        and draft.status == "asserted"
        and draft.valid_from is None
    }
    held = dict(kept)
    for seat in seats:
        bare = chairs.get((seat[0], seat[1]))
        if bare is not None:
            held.pop(bare, None)
            held[seat] = replace(held[seat], chair=True)
    return held
