"""The editor of a draft and the panels around it."""

from penholder.ui.editor.editor import DraftEditor, Statistics

__all__ = ["DraftEditor", "Statistics"]
