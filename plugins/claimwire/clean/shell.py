"""What a page shows besides text, and what it declares itself to be.

A player, a ballot or an offer with a few lines beside it is no article, whatever these say; its
markup tells. Read before the tree is stripped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimwire.clean.page import Element, split_names
from claimwire.clean.structured import Structured, types_of

_DECLARED = {
    "Product": "offer", "ProductGroup": "offer", "IndividualProduct": "offer", "Offer": "offer",
    "AggregateOffer": "offer", "JobPosting": "offer", "Vehicle": "offer", "Car": "offer",
    "RealEstateListing": "offer", "Apartment": "offer", "Hotel": "offer", "Restaurant": "offer",
    "SoftwareApplication": "offer", "MobileApplication": "offer", "Course": "offer",
    "ProfilePage": "listing", "CollectionPage": "listing", "SearchResultsPage": "listing",
    "AboutPage": "site-page", "ContactPage": "site-page", "CheckoutPage": "site-page",
    "DiscussionForumPosting": "forum", "QAPage": "forum",
}  # fmt: skip
_DECLARED_IN_META = {
    "product": "offer", "product.item": "offer", "product.group": "offer", "og:product": "offer",
    "restaurant.menu": "offer", "profile": "listing",
}  # fmt: skip
_PLAYED = frozenset(
    ("VideoObject", "AudioObject", "PodcastEpisode", "RadioEpisode", "TVEpisode", "Episode",
     "Clip", "MusicRecording", "Movie")
)  # fmt: skip
_PLAYER_NAME = re.compile(
    r"(?:^|[-_ ])(?:players?|jw-?player|video-js|vjs|brightcove|flowplayer|bitmovin|vod"
    r"|audio-?player|video-?player|podcast-?player)(?:$|[-_ 0-9])"
)
_PLAYED_STEPS = frozenset(
    ("video", "videos", "watch", "podcast", "podcasts", "audio", "listen", "vod", "clip", "clips",
     "episode", "episodes", "radio")
)  # fmt: skip
_WRITTEN = frozenset(("text", "search", "email", "password", "tel"))
_FORUM_HOST = frozenset(
    (
        "bbs",
        "forum",
        "forums",
        "discuss",
        "tieba",
        "club",
        "board",
        "boards",
        "ask",
        "zhidao",
        "wenda",
        "answers",
        "qa",
    )
)
_FORUM_PATH = re.compile(
    r"/(?:thread|topic)-\d|/(?:view|show)(?:topic|thread)|/forums?/|/bbs/|/threads?/|/discussions?/"
    r"|/questions?/"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows and declares.

    `video`: it has or declares a video; `player`: it has a player of sound, is declared to be
    something played, or has an address of films or sound and an element called a player;
    `ballot`: it asks to choose one of several answers; `declared`: the kind of page that its
    metadata name, "" for none.
    """

    video: bool
    player: bool
    ballot: bool
    declared: str


def shown_of(root: Element, structured: Structured, address: str) -> Shown:
    """What the page at `address` with the tree `root`, not stripped yet, shows and declares."""
    og_type = structured.first("og:type").lower()
    types = [kind for node in structured.nodes for kind in types_of(node)]
    declared = next((_DECLARED[t] for t in types if t in _DECLARED), "")
    return Shown(
        video=(
            next(root.iter("video", "amp-video"), None) is not None
            or og_type.startswith("video")
            or bool(structured.first("og:video", "og:video:url", "twitter:player"))
        ),
        player=(
            next(root.iter("audio", "amp-audio"), None) is not None
            or og_type.startswith(("video", "music"))
            or not _PLAYED.isdisjoint(types)
            or (_is_played(address) and any(map(_is_player, root.iter("div", "section", "figure"))))
        ),
        ballot=any(map(_is_ballot, root.iter("form"))),
        declared=declared or _DECLARED_IN_META.get(og_type, ""),
    )


def _is_ballot(form: Element) -> bool:
    """Whether a form asks to choose between answers, and for no words as a search does."""
    kinds = [(e.get("type") or "text").lower() for e in form.iter("input")]
    return kinds.count("radio") >= 2 and not _WRITTEN.intersection(kinds)


def _is_player(e: Element) -> bool:
    return bool(_PLAYER_NAME.search(split_names(f"{e.get('class') or ''} {e.get('id') or ''}")))


def _is_played(address: str) -> bool:
    """Whether an address is one of films or sound: a step of it or its host says so."""
    parts = urlsplit(address.lower())
    steps = (*(parts.hostname or "").split(".")[:-2], *parts.path.split("/")[:-1])
    return not _PLAYED_STEPS.isdisjoint(steps)


def is_forum(address: str) -> bool:
    """Whether an address is one of a forum, where readers write."""
    parts = urlsplit(address)
    if not _FORUM_HOST.isdisjoint((parts.hostname or "").split(".")[:-1]):
        return True
    return bool(_FORUM_PATH.search(parts.path.lower()))
