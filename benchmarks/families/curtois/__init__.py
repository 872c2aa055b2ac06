"""Curtois & Qu's shift scheduling instances, 2014: 24 wards of 8 to 150 people over 2 to 52 weeks."""
