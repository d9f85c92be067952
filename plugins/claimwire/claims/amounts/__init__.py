"""With which numbers: the quantities of a sentence, from its numerals and units."""
