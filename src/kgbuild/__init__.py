"""kgbuild: Chinese official news to a knowledge graph in which every edge carries its quotation."""

from importlib.metadata import version

__version__ = version("kgbuild")
