"""A small news world, written for claimwire and served on loopback.

The outlets, their hosts, their journalists, the events, figures, talks and documents in it are
**invented**. Real names of companies, products and people appear because the topic that ships with
claimwire needs them; nothing here is reporting, and nobody should be taken to have said what is
quoted. The hosts end in `.example`, a name that is reserved and leads nowhere.

    world       what stands in `outlets.toml`, `neighbours.toml` and `articles/`: outlets, articles
    pages       an article as a page of its outlet (`templates/`)
    feeds       an outlet's feed, news sitemap and robots.txt
    router      which answer a request gets; `state` remembers what changes between requests
    server      the HTTP server: a plain proxy for the world's hosts (`SampleSite`)
    sources     the world's sources as a topic file would name them
    gold        the right article record of every page

`python -m claimwire.sample --port 8765` serves it until interrupted.
"""
