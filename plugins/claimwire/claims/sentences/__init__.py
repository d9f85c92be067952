"""What a text consists of: sentences, quotations, clauses, and which of them assert nothing."""
