"""The editor of a draft and the panels around it."""

from penholder.ui.editor.counting import Statistics
from penholder.ui.editor.editor import DraftEditor

__all__ = ["DraftEditor", "Statistics"]
