"""Page Heltid: policies chosen in words, the study that tries them, and what came of it."""
