"""The checker of certificates: needs a certificate and the filings, and nothing else of graphkit.

It re-reads every quote at its span in a filing whose hash is the cited one, recomputes the id of
every statement, checks that every step follows from its premises by the form that it names (the
forms are in forms.json), and does the arithmetic of every threshold again. What it cannot check is
said in the certificate: `assumes`, `missing`, and that no other filing speaks against it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from graphkit.errors import ProofError

__all__ = ["faults", "verify_certificate"]

LAW = json.loads(Path(__file__).with_name("forms.json").read_text(encoding="utf-8"))
HUNDRED = Decimal(100)
OPEN_BELOW = {"more_than", "between"}
Row = Mapping[str, Any]


def verify_certificate(
    certificate: Row, texts: Mapping[str, str], originals: Mapping[str, bytes] | None = None
) -> None:
    """Raises ProofError, naming the step or statement, unless the certificate checks.

    `texts` are the filings' texts by the sha256 of their bytes; `originals` are those bytes, as
    far as they are at hand.
    """
    for fault in faults(certificate, texts, originals):
        raise ProofError(fault)


def faults(
    certificate: Row, texts: Mapping[str, str], originals: Mapping[str, bytes] | None = None
) -> Iterator[str]:
    """Everything that is wrong with the certificate."""
    try:
        body = {key: value for key, value in certificate.items() if key != "digest"}
        plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if _sha(plain.encode()) != certificate["digest"]:
            yield "the certificate was changed: its digest differs"
        yield from _filings(certificate, texts, originals or {})
        rows: dict[int, Row] = {}
        for row in certificate["steps"]:
            premises = [rows[number] for number in row["from"]]
            for fault in _step(row, premises, certificate, texts):
                yield f"step {row['n']}, {row['form']}: {fault}"
            rows[row["n"]] = row
        yield from _conclusion(certificate, rows)
    except (KeyError, TypeError, ValueError, ArithmeticError, IndexError, AttributeError) as error:
        yield f"the certificate is malformed: {error!r}"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _filings(certificate: Row, texts: Mapping[str, str], originals: Mapping[str, bytes]) -> Iterator[str]:
    for sha, filing in certificate["filings"].items():
        if sha not in texts:
            yield f"the filing {filing['name']} ({sha[:12]}) is not at hand"
        elif _sha(texts[sha].encode()) != filing["text_sha256"]:
            yield f"the text of the filing {filing['name']} differs from the one cited"
        if sha in originals and _sha(originals[sha]) != sha:
            yield f"the bytes of the filing {filing['name']} differ from those cited"


def _conclusion(certificate: Row, rows: Mapping[int, Row]) -> Iterator[str]:
    question, answer, last = certificate["question"], certificate["answer"], certificate["conclusion"]
    if last is None:
        if answer in {"yes", "review"} or rows:
            yield f"the answer {answer!r} rests on nothing"
        return
    used: set[int] = set()
    queue = [last]
    while queue:
        used.add(queue[-1])
        queue += rows[queue.pop()]["from"]
    if used != set(rows):
        yield "there are steps that the conclusion does not rest on"
    end = rows[last]
    if (end["subject"], end["object"]) != (question["subject"], question["issuer"]):
        yield "the conclusion is about another party or issuer"
    if end["predicate"] != ("counts_with" if answer == "no" else "connected_person_of"):
        yield f"{end['predicate']} does not answer {answer!r}"
    verdicts = {one.get("test", {}).get("verdict", one.get("certain", True)) for one in rows.values()}
    if answer == "yes" and verdicts & {"possible", False}:
        yield "a yes rests on what is only possible"


def _step(row: Row, premises: list[Row], certificate: Row, texts: Mapping[str, str]) -> Iterator[str]:
    if row["form"] == "stated":
        yield from _stated(row, certificate, texts)
    elif row["form"] == "tally":
        yield from _tally(row, premises, certificate["answer"] != "undetermined")
    elif not _follows(row, premises, certificate["question"]["issuer"]):
        yield f"{row['subject']} {row['predicate']} {row['object']} does not follow from its premises"


def _follows(row: Row, premises: list[Row], issuer: str) -> bool:
    """Is there a pattern of the row's form that its triple and its premises fit, in order?"""
    for concluded, ways in LAW["forms"].get(row["form"], {}).items():
        for way in ways:
            known = {"I": issuer, "G": f"connected:{issuer}"}
            pairs = list(zip([concluded, *way], [row, *premises], strict=False))
            if len(premises) == len(way) and all(_matches(pattern, one, known) for pattern, one in pairs):
                return True
    return False


def _matches(pattern: str, row: Row, known: dict[str, str]) -> bool:
    subject, predicate, object = pattern.split()
    if predicate != "*" and row["predicate"] not in LAW["sets"].get(predicate, [predicate]):
        return False
    pairs = ((subject, row["subject"]), (object, row["object"]))
    return all(name == "*" or known.setdefault(name, party) == party for name, party in pairs)


def _tally(row: Row, premises: list[Row], is_exact: bool) -> Iterator[str]:
    """Holdings of the owner, or of parties shown to count with it, in one company, against a limit."""
    turned = row["predicate"] == "counts_with"
    owner, company = (row["object"], row["subject"]) if turned else (row["subject"], row["object"])
    leaves = [one for one in premises if one["form"] == "stated"]
    shown = {one["subject"] for one in premises if one["form"] != "stated" and one["object"] == owner}
    holders = {one["subject"] for one in leaves}
    if not leaves or not holders <= shown | {owner} or len(premises) != len(leaves) + len(holders & shown):
        yield "a holder is not shown to count, or one is shown that holds nothing"
    if any(one["predicate"] != "holds_votes" or one["object"] != company for one in leaves):
        yield "a premise is no holding in that company"
    test, (comparison, limit) = row["test"], LAW["limits"][row["rule"]["key"]]
    if (test["comparison"], test["threshold"]) != (comparison, limit):
        yield f"the threshold is {comparison} {limit}"
    shares = [one["percent"] for one in leaves]
    low, high = (min(sum((Decimal(s[end]) for s in shares), Decimal(0)), HUNDRED) for end in ("min", "max"))
    least, most, bar = Decimal(test["min"]), Decimal(test["max"]), Decimal(limit)
    if (least, most) != (low, high) if is_exact else (least > low or most > high):
        yield f"the holdings add up to {low}-{high}, not {least}-{most}"
    above = least < most and any(share["wording"] in OPEN_BELOW for share in shares)
    certain = least > bar or (least == bar and (above or comparison == "at_least"))
    if test["verdict"] != ("certain" if certain else "possible") or most < bar:
        yield f"{least}-{most} against {comparison} {limit} is not {test['verdict']}"


def _stated(row: Row, certificate: Row, texts: Mapping[str, str]) -> Iterator[str]:
    if all(record["status"] not in {"asserted", "ended"} for record in row["statements"]) and row["certain"]:
        yield "no statement asserts it"
    if not row["statements"]:
        yield "no statement"
    for record in row["statements"]:
        content = {key: record[key] for key in record if key not in {"id", "method", "confidence"}}
        if _sha(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())[:24] != record["id"]:
            yield f"the content of statement {record['id']} was changed"
        for span in record["evidence"]:
            sha = span["filing"]
            if sha not in certificate["filings"] or texts[sha][span["start"] : span["end"]] != span["quote"]:
                yield f"statement {record['id']}: no cited filing reads {span['quote']!r} there"
        if record["predicate"] not in LAW["said"].get(row["predicate"], [row["predicate"]]):
            yield f"statement {record['id']} says {record['predicate']}, not {row['predicate']}"
        if not _is_about(record, row, certificate["parties"]):
            yield f"statement {record['id']} is about others"
    if row["percent"] and not _agrees(row):
        yield f"the statements do not give {row['percent']['min']}-{row['percent']['max']} %"


def _is_about(record: Row, row: Row, parties: Row) -> bool:
    if record["predicate"] == "party_to":
        return any(record["subject"]["id"] in parties[row[end]]["refs"] for end in ("subject", "object"))
    ends = ("subject",) if row["predicate"].startswith("is_") else ("subject", "object")
    return all(record[end]["id"] in parties[row[end]]["refs"] for end in ends)


def _agrees(row: Row) -> bool:
    """Do the statements' own figures give the row's bounds, alone, as parts, or before and after?

    Two parties of one transaction may hold something of each other; that needs both statements.
    """
    records, given = row["statements"], row["percent"]
    if any(record["predicate"] == "party_to" for record in records):
        return len({record["subject"]["id"] for record in records}) == 2 and not row["certain"]
    if len(records) == 1 and records[0]["predicate"] == "holds_shares_in" and "percent" in records[0]:
        return bool(records[0]["percent"] == given)
    lows, highs = zip(*(_bounds(record) for record in records), strict=True)
    wanted = {(max(lows), min(sum(highs), HUNDRED)), (min(lows), max(highs))}
    return (Decimal(given["min"]), Decimal(given["max"])) in wanted


def _bounds(record: Row) -> tuple[Decimal, Decimal]:
    if record["predicate"] == "subsidiary_of":
        return (HUNDRED if record["wholly_owned"] else Decimal(50)), HUNDRED
    share = record.get("percent") or {"min": "0", "max": "100"}
    least = LAW["stated_votes"].get(record["predicate"], share["min"])
    return Decimal(least), Decimal(share["max"])
