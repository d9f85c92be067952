"""Who says it: frames of reporting, the phrases that name somebody, and whom a phrase means.

`frames` finds the frames of a sentence by the grammar of its language (`en`, `zh`, `ja`), `phrase`
is what these tell of a speaker, `references` turns that into somebody whom the article has named.
"""
