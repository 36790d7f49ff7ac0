"""An article: its text, its blocks, and what it says of itself.

Every offset in bienban counts Unicode code points of `Article.text`, which is the NFC form of what was read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from graph.language.folding import compose, fold

if TYPE_CHECKING:
    from graph.official import OfficialForm

__all__ = ["Article", "ArticleMetadata", "Block", "BlockKind"]


class BlockKind(StrEnum):
    """What a stretch of an article is. Only paragraphs and captions speak about the meeting; the closing of an official
    document names who signs it and who receives it."""

    HEADLINE = "headline"
    UPDATE_LINE = "update line"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    FURNITURE = "page furniture"
    CLOSING = "closing"


class Block(Struct, frozen=True):
    """`article.text[start:end]` is one block, without the blanks around it."""

    kind: BlockKind
    start: int
    end: int


class ArticleMetadata(Struct, frozen=True):
    """What is known of an article from outside its text (a page's metadata, a sidecar file). Empty where unknown.

    `published` is ISO 8601 (`2022-12-29T13:30:26+07:00` or a date alone).
    """

    url: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    author: str = ""
    place: str = ""


@dataclass(frozen=True)
class Article:
    """One text. Equal texts are equal articles, whatever file they came from."""

    text: str
    metadata: ArticleMetadata = field(default_factory=ArticleMetadata)

    @classmethod
    def from_text(cls, text: str, *, meta: ArticleMetadata | None = None) -> Article:
        """Compose the text to NFC, once; everything later counts in it."""
        return cls(compose(text), meta or ArticleMetadata())

    @cached_property
    def sha256(self) -> str:
        """Of the UTF-8 bytes of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Local id of the article's node."""
        return f"article/{self.sha256[:16]}"

    @cached_property
    def folded(self) -> str:
        """A copy of equal length with one spelling per word (see `graph.language.folding`)."""
        return fold(self.text)

    @cached_property
    def official(self) -> OfficialForm | None:
        """The form of an official document; None for anything else."""
        from graph.official import read_form

        return read_form(self.folded)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        from graph.layout import find_blocks

        return self.official.blocks if self.official is not None else find_blocks(self.folded)
