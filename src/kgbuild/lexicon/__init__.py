"""Lexicons and reference tables: data files under ``kgbuild/data``, loaded once.

A lexicon is a tab-separated file. Lines that start with ``#`` are its header: what it is, its
source, vintage and licence. The first other line names the columns.
"""

from kgbuild.lexicon.table import Row, Table, load, terms, versions

__all__ = ["Row", "Table", "load", "terms", "versions"]
