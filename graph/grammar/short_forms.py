"""Short forms written out: `UBND`, `TP.HCM`, `LĐ-TB&XH`, `UBMT TQVN`; what an article defines itself goes first."""

from __future__ import annotations

import re

from graph.language.tokens import NUMBER, WORD, Tokens
from graph.lexicon import Lexicon
from graph.lexicon.unit_kinds import BELOW_PROVINCE

__all__ = ["expansion"]

#: Printed forms that take several tokens: `TP.HCM`, `T.Ư`, `NN&PTNT`, `KT-XH`, `LĐ-TB&XH`.
_JOINERS = {".", "&", "-", "/", "'"}
#: Tokens of the longest of them.
_LONGEST = 7


def expansion(tokens: Tokens, i: int, local: dict[str, str], lexicon: Lexicon) -> tuple[int, str, str]:
    """How many tokens the short form at `i` takes, the short form, and what it stands for; 0 when it is none."""
    if tokens.kinds[i] not in (WORD, NUMBER) or tokens.keys[i] in lexicon.words["degree"].root:
        return 0, "", ""
    joined = _joined_by_and(tokens, i, lexicon)
    if joined is not None:
        return joined
    half = _half_of_front(tokens, i)
    if half:
        return 1, tokens.text[i], half
    for stop in reversed(_ends(tokens, i)):
        short = "".join(tokens.text[i:stop])
        if short in local:
            return stop - i, short, local[short]
        long = _known(tokens, stop, short, lexicon)
        if long:
            return stop - i + _stop_inside(tokens, stop, long, lexicon), short, long
    if _deputy(tokens, i, lexicon):
        return 2, "P.", "Phó"
    return 0, "", ""


def _ends(tokens: Tokens, i: int) -> list[int]:
    """Where the short form at `i` may end, nearest first: after every token that a joiner glues on, and after a full
    stop behind the first or the last of them."""
    keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
    end = i + 1
    found = [end]
    if end < len(tokens) and keys[end] == "." and starts[end] == ends[i]:
        found.append(end + 1)
    while (
        end + 1 < len(tokens)
        and keys[end] in _JOINERS
        and starts[end] - ends[end - 1] <= 2
        and tokens.kinds[end + 1] == WORD
        and starts[end + 1] - ends[end] <= 2
        and tokens.caps[end + 1]
        and end - i < _LONGEST
    ):
        end += 2
        found.append(end)
    if end > i + 1 and end < len(tokens) and keys[end] == "." and starts[end] == ends[end - 1]:
        found.append(end + 1)
    return found


def _joined_by_and(tokens: Tokens, i: int, lexicon: Lexicon) -> tuple[int, str, str] | None:
    """`NN và PTNT`, which the lexicon has as `NN&PTNT`."""
    if tokens.keys[i + 1 : i + 2] != ["và"] or i + 2 >= len(tokens):
        return None
    first, second = tokens.text[i], tokens.text[i + 2]
    long = lexicon.abbreviations.get(f"{first}&{second}") if first.isupper() and second.isupper() else None
    return (3, f"{first} và {second}", long) if long is not None else None


def _known(tokens: Tokens, stop: int, short: str, lexicon: Lexicon) -> str:
    """What a short form that ends at `stop` stands for wherever it is printed; "" for none."""
    following = tokens.keys[stop] if stop < len(tokens) else ""
    if short == "TƯ" and following in _WITH_TU:
        return ""  # `TRƯỞNG PHÒNG TƯ PHÁP`: a word in capitals
    if short == "ĐH" and following and tokens.caps[stop]:
        return "Đại hội" if following in _CONGRESS_OF else "Đại học"
    long = _command(tokens, stop, short) or lexicon.abbreviations.get(short) or _compounded(short, lexicon)
    if long and short.endswith(".") and not (following in lexicon.units.root and tokens.caps[stop]):
        return ""  # a full stop that is no unit's, as it is in `TP. Quy Nhơn`
    return long


def _deputy(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """`P. Bí thư`."""
    if tokens.text[i] != "P" or tokens.keys[i + 1 : i + 2] != ["."] or i + 2 >= len(tokens):
        return False
    return lexicon.roles.match(tokens.keys, i + 2) is not None


def _stop_inside(tokens: Tokens, stop: int, long: str, lexicon: Lexicon) -> int:
    """1 where the full stop at `stop` ends the short form of an office and no sentence: `UV. BCH Trung ương Đoàn`."""
    keys = tokens.keys
    if keys[stop : stop + 1] != ["."] or tokens.ends[stop - 1] != tokens.starts[stop] or stop + 1 >= len(tokens):
        return 0
    if lexicon.roles.match(long.lower().split(), 0) is None:
        return 0
    office = lexicon.roles.match(keys, stop + 1) or lexicon.bodies.match(keys, stop + 1)
    return int(bool(office) or tokens.text[stop + 1] in lexicon.abbreviations)


#: What stands behind `BCH` that is no Ban Chấp hành but commands.
_COMMANDED = (("quân", "sự"), ("qs",), ("bộ", "đội", "biên", "phòng"), ("biên", "phòng"), ("bđbp",))


def _command(tokens: Tokens, stop: int, short: str) -> str:
    """What `BCH` before what is commanded, and `BCHQS`, stand for: `Ban Chỉ huy` of a district or commune, `Bộ Chỉ huy`
    of a province (Luật Quốc phòng; Luật Biên phòng). `QK4` is `Quân khu 4`."""
    if re.fullmatch(r"QK\d", short):
        return f"Quân khu {short[2:]}"
    if short == "BCHQS":
        return f"{_of_unit(tokens, stop)} Chỉ huy Quân sự"
    if short != "BCH":
        return ""
    for words in _COMMANDED:
        at = stop + len(words)
        if tuple(tokens.keys[stop:at]) == words:
            return f"{_of_unit(tokens, at)} Chỉ huy"
    return ""


def _of_unit(tokens: Tokens, at: int) -> str:
    """What is commanded with in the unit at `at`: `Ban` below the province."""
    return "Ban" if at < len(tokens) and tokens.keys[at] in BELOW_PROVINCE else "Bộ"


#: Halves of the Front's short name that stand for something else alone, and the words that show they do not.
_HALVES_OF_FRONT = {"TQ": "Tổ quốc", "TQVN": "Tổ quốc Việt Nam", "MT": "Mặt trận"}


def _half_of_front(tokens: Tokens, i: int) -> str:
    """What `TQ` after `UBMT` or `Mặt trận` stands for, and `MT` before `TQ` or `Tổ quốc`: print parts the short name of
    the Front with blanks (`UBMT TQVN`, `UB Mặt trận TQ`); "" for any other short form."""
    long = _HALVES_OF_FRONT.get(tokens.text[i], "")
    if not long:
        return ""
    before = tokens.text[i - 1] if i else ""
    after = tokens.keys[i + 1 : i + 3]
    if long == "Mặt trận":
        return long if after[:1] in (["tq"], ["tqvn"]) or after == ["tổ", "quốc"] else ""
    return long if tokens.keys[i - 1] == "trận" or before.isupper() and before.endswith("MT") else ""


#: Second halves of words that begin with `tư`: Tư pháp, tư vấn.
_WITH_TU = {"pháp", "vấn", "tưởng", "nhân", "lệnh", "liệu", "thục", "cách", "thế", "duy"}
#: Who holds a congress: `ĐH Đảng bộ`, where `ĐH Luật` is a university.
_CONGRESS_OF = {"đảng", "đại", "chi", "hội", "đoàn", "cựu", "lần"}


def _compounded(short: str, lexicon: Lexicon) -> str:
    """`LĐLĐVN`, `UBMTTQ`: a known short form with `VN` after it or `UB` before it."""
    if short.endswith("VN") and short[:-2] in lexicon.abbreviations and len(short) > 4:
        return f"{lexicon.abbreviations[short[:-2]]} Việt Nam"
    if short.startswith("UB") and short[2:] in lexicon.abbreviations and len(short) > 4:
        return f"Ủy ban {lexicon.abbreviations[short[2:]]}"
    whole = re.sub(r"[.-]", "", short)
    return _compounded(whole, lexicon) if whole != short and "MTTQ" in whole else ""
