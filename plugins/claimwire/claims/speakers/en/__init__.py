"""English: who speaks, told by cues, by subjects and their predicates, by documents and labels."""
