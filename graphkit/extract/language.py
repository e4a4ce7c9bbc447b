"""The spaCy pipeline: a tokenizer of our own and the components of graphkit, in their order."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graphkit.extract.components import COMPONENTS

__all__ = ["pipeline"]

PIECE = re.compile(r"[^\W\u3400-\u9fff]+|\s+|[\s\S]")


BREAK = re.compile(r"(?<=\S)\n(?=\S)")


class Pieces:
    """A tokenizer that cuts at every change between word, punctuation and blank.

    Names then have the same tokens wherever they stand: before a bracket, a comma, or "'s".
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document of a text, at the same places; a single line break becomes a blank."""
        pieces: list[str] = []
        spaces: list[bool] = []
        for piece in PIECE.findall(BREAK.sub(" ", text)):
            if piece[0] == " " and pieces and not spaces[-1]:
                spaces[-1] = True
                piece = piece[1:]
            if piece:
                pieces.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=pieces, spaces=spaces)


def _tokens(doc: Doc, text: str) -> Doc:
    return Pieces(doc.vocab)(text)


@cache
def pipeline() -> Language:
    """The pipeline with every component of graphkit, made once a process."""
    if not Doc.has_extension("graphkit"):
        Doc.set_extension("graphkit", default=None)
        Doc.set_extension("graphkit_tokens", method=_tokens)
    nlp = spacy.blank("en")
    nlp.tokenizer = Pieces(nlp.vocab)
    nlp.max_length = 20_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
