"""The written language: spellings, tokens, sentences, names of people, dates. Knows no institution."""
