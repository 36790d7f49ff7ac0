"""What bienban knows before it reads: surnames, units, roles, kinds of bodies, documents, awards, verbs.

All of it stands in `data/*.tsv`, which people who know the institutions can extend without knowing Python. It is read
(`tables`), typed (`entries`), put into sets (`kinds` of bodies, `unit_kinds`) and compiled into tries (`trie`) once per
process, on first use: `lexicon()`; the words by which somebody is told to do something are apart (`utterances`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from graph.language.folding import bare, fold
from graph.language.tokens import Tokenizer
from graph.lexicon.entries import (
    AwardEntry,
    BodyEntry,
    DocumentEntry,
    EventEntry,
    OccasionEntry,
    Province,
    PublisherEntry,
    RoleEntry,
    UnitName,
)
from graph.lexicon.kinds import BodyKinds, kinds_of
from graph.lexicon.tables import read_table, values
from graph.lexicon.trie import PhraseTrie
from graph.lexicon.unit_kinds import LAST_WORDS, SMALL

__all__ = ["Lexicon", "Opens", "lexicon"]


class Opens:
    """What a word may begin, as flags: `opens & Opens.ROLE`. Plain numbers: they are looked at for every word."""

    COMPOUND, PREFIX, ROLE, EVENT, DOCUMENT, AWARD, BODY, VERB, UNIT = (1 << n for n in range(9))


#: What stands between the parts of a name, and how names begin whose kind takes two words.
_JOINTS = re.compile(r", | - | và ")
_LONG_HEADS = ("Ủy ban", "Tổng cục", "Chi cục", "Văn phòng")
_OF_ASSEMBLY = " của Quốc hội"
#: Column `ladder` of organizations.tsv -> class of the ontology.
_CLASS_OF_LADDER = {
    "dang": "PartyBody",
    "nha-nuoc": "StateBody",
    "luc-luong": "StateBody",
    "mat-tran": "MassOrganization",
    "hoi": "MassOrganization",
}
#: Signs of provinces with which other words begin.
_NO_SIGNS = ("ha", "hue")


class Lexicon:
    """The compiled tables. Attributes are read-only by convention; keys and phrases are folded and in small letters.

    provinces           province-level units, one for each time between two reorganisations
    province_names      lineage -> name; `province_signs`: sign in addresses (`dongthap`) -> lineage
    central_cities      lineages of the cities of province level (Hiến pháp; 175/2024/QH15 for Huế)
    units               names of provinces and districts
    surnames            first syllable -> whether it is a sure one; `given`: syllables that follow
    roles bodies events occasions documents awards verbs
                        phrases with their entry (verbs: with the act they tell)
    tokenize            takes texts apart, and knows the signs in numbers of documents
    laws movements      names that are known whole
    words sets          the closed classes of words.tsv by kind: as phrases, and as plain sets
    papers              kinds of documents that are titles of papers with a head
    document_signs      sign in a number (`QĐ`) -> kind of document; `issuers`: sign -> (template of the name, level)
    publishers          sign (`ttxvn`) -> newspaper or portal
    abbreviations       short form -> long form, where there is no doubt
    body_types kinds    captions of kinds of bodies; which kinds have which traits
    authorities         the bodies of units that the captions of kinds with the trait `authority` name
    counted             first syllable of what is counted -> kind of group
    """

    def __init__(self) -> None:
        self.provinces: list[Province] = []
        self.province_names: dict[str, str] = {}
        self.province_signs: dict[str, str] = {}
        self.central_cities: frozenset[str] = frozenset()
        self.units: PhraseTrie[UnitName] = PhraseTrie()
        self.surnames: dict[str, bool] = {}
        self.given: set[str] = set()
        self.roles: PhraseTrie[RoleEntry] = PhraseTrie()
        self.bodies: PhraseTrie[BodyEntry] = PhraseTrie()
        self.events: PhraseTrie[EventEntry] = PhraseTrie()
        self.verbs: PhraseTrie[str] = PhraseTrie()
        self.occasions: PhraseTrie[OccasionEntry] = PhraseTrie()
        self.words: dict[str, PhraseTrie[str]] = {}
        self.sets: dict[str, frozenset[str]] = {}
        self.documents: PhraseTrie[DocumentEntry] = PhraseTrie()
        self.laws: PhraseTrie[str] = PhraseTrie()
        self.papers: tuple[str, ...] = ()
        self.document_signs: dict[str, DocumentEntry] = {}
        self.issuers: dict[str, tuple[str, str]] = {}
        self.tokenize: Tokenizer
        self.awards: PhraseTrie[AwardEntry] = PhraseTrie()
        self.movements: PhraseTrie[str] = PhraseTrie()
        self.publishers: dict[str, PublisherEntry] = {}
        self.abbreviations: dict[str, str] = {}
        self.body_types: dict[str, str] = {}
        self.kinds: BodyKinds
        self.authorities: tuple[BodyEntry, ...] = ()
        self.counted: dict[str, str] = {}
        self._load_units()
        self._load_names()
        self._load_roles_and_words()
        self._load_bodies()
        self._load_documents()
        self._load_awards()
        self._load_short_forms()
        #: First words of what may stand before a person's name.
        self.prefixes: set[str] = {w for kind in ("honorific", "rank", "degree") for w in self.words[kind].root}
        #: Their last words.
        self.prefix_ends = frozenset(
            self.tokenize(fold(phrase)).keys[-1]
            for kind in ("honorific", "rank", "degree")
            for phrase in self.sets[kind]
        )
        #: First words of everything that the grammar looks for, with what begins at them whatever follows, and by the
        #: next word what begins with both. Most words are none of them or go on otherwise, and so are plain.
        self.openers: dict[str, tuple[int, dict[str, int]]] = {}
        self._load_openers()

    # -- loading -----------------------------------------------------------------------------------------------

    def _load_openers(self) -> None:
        """Once all phrases are there."""
        for what, phrases in self._phrases():
            for word, whole, following in phrases.openings():
                always, after = self.openers.get(word, (0, {}))
                for second in following:
                    after[second] = after.get(second, 0) | what
                self.openers[word] = (always | what if whole else always, after)
        for what, words in ((Opens.ROLE, {*self.words["former"].root, "phó", "quyền"}), (Opens.UNIT, SMALL)):
            for word in words:
                always, after = self.openers.get(word, (0, {}))
                self.openers[word] = (always | what, after)

    def _phrases(self) -> list[tuple[int, PhraseTrie[Any]]]:
        return [
            (Opens.COMPOUND, self.words["compound"]),
            *((Opens.PREFIX, self.words[kind]) for kind in ("honorific", "rank", "degree")),
            (Opens.ROLE, self.roles),
            (Opens.EVENT, self.events),
            (Opens.DOCUMENT, self.documents),
            (Opens.AWARD, self.awards),
            (Opens.BODY, self.bodies),
            (Opens.VERB, self.verbs),
        ]

    def _load_units(self) -> None:
        names: dict[str, dict[str, object]] = {}
        spellings: dict[str, list[str]] = {}
        for row in read_table("provinces"):
            province = Province(row["id"], row["lineage"], row["name"], row["kind"], row["from"], row["until"])
            self.provinces.append(province)
            self.province_names[province.lineage] = province.name
            names.setdefault(province.name, {})["province"] = province.lineage
            spellings.setdefault(province.name, []).extend(values(row["aliases"]))
        self.central_cities = frozenset(p.lineage for p in self.provinces if p.kind == "thành phố")
        self.province_signs = {
            sign: lineage
            for lineage, name in self.province_names.items()
            if (sign := bare(name).replace(" ", "").replace("-", "")) not in _NO_SIGNS
        }
        for row in read_table("districts"):
            entry = names.setdefault(row["name"], {})
            spellings.setdefault(row["name"], []).extend(values(row["aliases"]))
            entry.setdefault("districts", [])
            pair = (row["kind"], row["province_lineage"])
            if pair not in entry["districts"]:  # type: ignore[operator]
                entry["districts"].append(pair)  # type: ignore[attr-defined]
        for name, found in names.items():
            unit = UnitName(name, str(found.get("province", "")), tuple(found.get("districts", ())))  # type: ignore[arg-type]
            self.units.add(name, unit)
            for spelling in spellings.get(name, ()):
                if not fold(spelling).lower().startswith(("tp", "thành phố", "tỉnh")):
                    self.units.add(spelling, unit)

    def _load_names(self) -> None:
        for row in read_table("surnames"):
            first = fold(row["surname"].split()[0]).lower()
            sure = row["weight"] == "common" and row["ambiguous"] != "yes"
            self.surnames[first] = self.surnames.get(first, False) or sure
        self.given = {fold(row["syllable"]).lower() for row in read_table("given_names")}

    def _load_roles_and_words(self) -> None:
        for row in read_table("roles"):
            role = RoleEntry(
                row["role"],
                row["canonical"] or row["role"],
                row["leads"] == "yes",
                row["deputy"] == "yes",
                row["body"],
                row["english"],
            )
            for phrase in (row["role"], *values(row["variants"])):
                self.roles.add(phrase, role)
        for row in read_table("words"):
            self.sets[row["kind"]] = frozenset(values(row["words"]))
            trie = self.words.setdefault(row["kind"], PhraseTrie())
            for phrase in values(row["words"]):
                trie.add(phrase, phrase)
        for row in read_table("verbs"):
            self.verbs.add(row["phrase"], row["act"])
        for row in read_table("events"):
            self.events.add(
                row["head"],
                EventEntry(row["code"], row["label"], row["english"], row["meeting"] == "yes"),
            )
        for row in read_table("occasions"):
            event = EventEntry(row["code"], row["label"], row["english"], row["meeting"] == "yes")
            self.occasions.add(row["phrase"], OccasionEntry(event if row["code"] else None, row["object"]))

    def _load_bodies(self) -> None:
        """Named bodies, departments, ministries, heads of bodies: of one wording the last is meant."""
        types = read_table("body_types")
        self.body_types = {row["code"]: row["label"] for row in types}
        self.kinds = kinds_of(types)
        self.counted = {row["syllable"]: row["group"] for row in read_table("counted")}
        self._composed: list[tuple[str, BodyEntry]] = []
        for row in read_table("organizations"):
            if row["name"].split()[-1] not in LAST_WORDS:  # those are read as a head with its unit
                self._add_organization(row)
        for row in read_table("departments"):
            self._add_department(row)
        for row in read_table("ministries"):
            entry = BodyEntry(row["name"], "StateBody", "bo", "closed", "tw", "yes", head=row["name"].split()[0])
            self._add_body(row["name"], entry)
        for row in read_table("bodies"):
            entry = BodyEntry(row["name"], row["class"], row["code"], row["complement"], row["level"], row["central"])
            for phrase in (row["name"], *values(row["variants"])):
                self.bodies.add(phrase, entry)
        self._add_listed()
        authorities = (
            self.bodies.match(fold(self.body_types[code]).lower().split(), 0) for code in self.kinds.authority
        )
        self.authorities = tuple(sorted((found[1] for found in authorities if found), key=lambda entry: entry.code))

    def _add_organization(self, row: dict[str, str]) -> None:
        """A body by its name; a committee of the National Assembly also without `của Quốc hội`, an association also by
        the name that its branches in the units bear."""
        name, ladder = row["name"], row["ladder"]
        central = not {"tỉnh", "huyện", "xã"} & set(values(row["levels"]))
        code = "ban-dang" if ladder == "dang" else ladder
        entry = BodyEntry(name, _CLASS_OF_LADDER.get(ladder, "Body"), code, "closed" if central else "unit")
        self.bodies.add(name, entry)
        if name.endswith(" của Quốc hội"):
            self._add_body(name, entry)
            self._add_body(name.removesuffix(" của Quốc hội"), entry)
        if name.startswith(("Hội ", "Liên ", "Hiệp ")) and name.endswith(" Việt Nam"):
            local = BodyEntry(name.removesuffix(" Việt Nam"), entry.kind, "hoi", "unit")
            self.bodies.add(local.name, local)

    def _add_department(self, row: dict[str, str]) -> None:
        """A department of any unit."""
        named = row["complement"] == "name"
        entry = BodyEntry(
            row["name"],
            "Body" if named else "StateBody",
            row["code"],
            row["complement"],
            row["level"],
            head=row["name"].split()[0],
        )
        self._add_body(row["name"], entry)

    def _add_body(self, name: str, entry: BodyEntry) -> None:
        """Under the spellings that print uses: with and without commas, ` - ` or ` và ` between the parts."""
        self.bodies.add(name, entry)
        self._composed.append((name, entry))
        if " và " in name:
            self.bodies.add(name.replace(" và ", " - "), entry)
            self.bodies.add(name.replace(", ", " - "), entry)
            self.bodies.add(name.replace(", ", " - ").replace(" và ", " - "), entry)
            self.bodies.add(name.replace(" và ", " & "), entry)
            self.bodies.add(name.replace(", ", " ").replace(" - ", " "), entry)

    def _add_listed(self) -> None:
        """Bodies also under the spelling in which commas alone join the parts, or all but the last: `Sở Văn hóa, Thể
        thao, Du lịch`. Not where each part begins a name of the kind: `Ủy ban Pháp luật, Tư pháp` are two bodies."""
        listed = []
        for name, entry in self._composed:
            first, *others = _JOINTS.split(name)
            head = " ".join(first.split()[: 2 if first.startswith(_LONG_HEADS) else 1])
            if others and not all(self.bodies.begins(f"{head} {p.removesuffix(_OF_ASSEMBLY)}") for p in others):
                listed.append((", ".join((first, *others)), entry))
                listed.append((f"{', '.join((first, *others[:-1]))} và {others[-1]}", entry))
        for name, entry in listed:
            self.bodies.add(name, entry)

    def _load_documents(self) -> None:
        for row in read_table("laws"):
            self.laws.add(row["name"], row["name"])
        for row in read_table("documents"):
            traits = {trait.replace("-", "_"): True for trait in values(row["traits"])}
            signs = tuple(values(row["signs"]))
            document = DocumentEntry(row["type"], row["code"], row["english"], signs, row["passed_by"], **traits)
            if document.paper:
                self.papers += (row["type"],)
            self.documents.add(row["type"], document)
            for sign in document.signs:
                self.document_signs.setdefault(sign, document)
        self.tokenize = Tokenizer((*self.document_signs, *sorted(self.sets["sign"])))
        for row in read_table("issuers"):
            self.issuers.setdefault(row["sign"], (row["body"], row["level"]))

    def _load_awards(self) -> None:
        for row in read_table("awards"):
            # `Bằng khen của Ủy ban nhân dân tỉnh` is `Bằng khen` and a grantor; who grants it is read, not looked up.
            if " của " in row["name"]:
                continue
            award = AwardEntry(row["name"], row["code"], row["english"], row["grantor"])
            for phrase in (row["name"], *values(row["aliases"])):
                self.awards.add(phrase, award)
        for row in read_table("movements"):
            self.movements.add(row["name"], row["label"])

    def _load_short_forms(self) -> None:
        """Signs of publishers, abbreviations, short names of provinces."""
        for row in read_table("publishers"):
            if row["note"].startswith("sign shared"):
                continue  # `(ĐN)` is Đà Nẵng's and Đồng Nai's: it says nothing
            self.publishers.setdefault(row["sign"].lower(), PublisherEntry(row["sign"], row["name"], row["lineage"]))
        for row in read_table("abbreviations"):
            if row["ambiguous"] == "yes":
                continue  # written out only where the article defines it
            for long in values(row["long"])[:1]:
                self.abbreviations.setdefault(row["short"].replace(" ", ""), long)
        for row in read_table("provinces"):
            for alias in values(row["aliases"]):
                if alias.replace(" ", "").replace(".", "").isupper():
                    name = (
                        row["name"]
                        if not alias.startswith("TP")
                        else f"{'Thành phố' if row['name'] == 'Hồ Chí Minh' else 'thành phố'} {row['name']}"
                    )
                    self.abbreviations[alias.replace(" ", "")] = name

    # -- asking ------------------------------------------------------------------------------------------------

    def province_on(self, lineage: str, day: str, printed: frozenset[str] = frozenset()) -> Province | None:
        """The unit that bore this lineage's name on a day (ISO). When the day is unknown or before all, the last one of
        the first name that is `printed` (`Thừa Thiên Huế`, not its successor `Huế`), else the last one."""
        own = [p for p in self.provinces if p.lineage == lineage]
        alive = [p for p in own if day and p.existed(day)]
        if alive:
            return alive[0]
        name = next((p.name for p in own if p.name in printed), "")
        return next((p for p in reversed(own) if not name or p.name == name), None)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this process, compiled on first use."""
    return Lexicon()
