"""How rules look at text: words as data, many words at once, which rules a text can meet at all."""
