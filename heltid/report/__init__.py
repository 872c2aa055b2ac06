"""What came of a study, told: a table, a workbook, and a memo to decide by; names are hidden unless asked for."""
