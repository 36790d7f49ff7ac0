"""Nouns that awards are counted in, and the kind of group each makes."""

from __future__ import annotations

__all__ = ["COUNTED"]


COUNTED = {"tập": "tập thể", "cá": "cá nhân", "đồng": "khác", "đảng": "khác", "đơn": "tập thể", "gia": "khác", "hộ": "khác", "nhà": "khác", "chi": "tập thể", "cán": "khác", "người": "cá nhân", "học": "khác", "hội": "khác", "đoàn": "khác", "chiến": "khác", "công": "khác", "nông": "khác", "mô": "tập thể", "tổ": "tập thể", "xã": "tập thể", "doanh": "tập thể", "thôn": "tập thể", "chủ": "khác", "em": "khác", "tác": "khác", "ban": "tập thể", "cơ": "tập thể", "huyện": "tập thể", "phường": "tập thể", "trường": "tập thể", "đại": "khác", "nghệ": "khác"}  # fmt: skip
