"""The page about people: positions, competences, exemptions, absences and wishes, by hand or from a spreadsheet."""
