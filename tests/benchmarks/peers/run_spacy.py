"""spaCy without a model: `blank("vi")` (words by pyvi) and its EntityRuler, with the baseline's knowledge as patterns over words:
a title and a name, words that begin the name of a body."""

from __future__ import annotations

import spacy

from tests.benchmarks.peers.found import Found, answer

_NAME = {"IS_ALPHA": False, "TEXT": {"REGEX": r"^[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*)*$"}}
_TITLES = [
    "đồng chí",
    "đ/c",
    "ông",
    "bà",
    "anh",
    "chị",
    "đại tá",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "ts",
    "pgs",
]
_HEADS = (
    r"^(?:UBND|HĐND|Ủy ban|Hội đồng nhân dân|MTTQ|Ban|Sở|Bộ|Cục|Vụ|Hội|Liên đoàn|Viện|Trường|Trung tâm|Công ty|Bệnh viện|Công an|"
    r"Văn phòng|Phòng|Đoàn|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Quốc hội|Chính phủ|Bộ Chính trị)"
)
_CAPITALS = {"TEXT": {"REGEX": r"^[A-ZĐÀ-Ỹ]"}}
_UNIT = {
    "LOWER": {"IN": ["nhân dân", "tỉnh", "huyện", "xã", "thành phố", "phường", "quận", "thị xã", "và", "&", "-"]},
    "OP": "?",
}


def _pipeline() -> spacy.language.Language:
    nlp = spacy.blank("vi")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": [{"LOWER": {"IN": _TITLES}}, _NAME, {**_NAME, "OP": "?"}]},
            {
                "label": "BODY",
                "pattern": [
                    {"TEXT": {"REGEX": _HEADS}},
                    _UNIT,
                    {**_CAPITALS, "OP": "{0,3}"},
                    _UNIT,
                    {**_CAPITALS, "OP": "?"},
                ],
            },
        ]
    )
    return nlp


_NLP = _pipeline()


def _found(text: str) -> Found:
    found = Found()
    for entity in _NLP(text).ents:
        if entity.label_ == "PERSON":
            found.people.append(entity[1:].text)
        else:
            found.bodies.append(entity.text)
    return found


if __name__ == "__main__":
    answer("spacy", {"spaCy, EntityRuler": (_NLP, _found)})
