"""Buttons that fetch a file, made when they are pressed: a press works also while the page is run again, or the reason is told."""

from ui.workplace.downloads.button import download_button
from ui.workplace.downloads.route import FILES

__all__ = ["FILES", "download_button"]
