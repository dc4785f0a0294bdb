"""What documents on paper have in common: sheets of letter size, columns that fit, text that shows what it holds."""
