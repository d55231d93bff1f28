"""write: one graph into the forms that people and programs read."""

from kgbuild.write.publish import publish

__all__ = ["publish"]
