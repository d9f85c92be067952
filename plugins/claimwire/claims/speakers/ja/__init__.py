"""Japanese: who speaks, told by particles, by the ends of sentences, by labels and documents."""
