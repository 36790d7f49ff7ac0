"""The written language. Knows no institution, only the signs by which document numbers are told from other numbers.

Everything works on folded text, whose offsets are those of the article:

    folding   spellings that are one word, on a copy of equal length; slugs
    tokens    words, numbers, dates, document numbers, marks
    dates     days as print has them
"""
