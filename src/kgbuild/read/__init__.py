"""read: files become documents; what cannot be read is told, never dropped in silence."""

from kgbuild.read.inputs import Ignored, Reading, read

__all__ = ["Ignored", "Reading", "read"]
