"""The app: routes, errors as one line, and the guard that whoever mounts it puts before all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.params import Depends
from starlette.exceptions import HTTPException as StarletteHTTPException

from claimwire.errors import ClaimwireError, ConfigError
from claimwire.topic import Topic
from claimwire.web import pages, sql_box
from claimwire.web.headers import SafeHeaders
from claimwire.web.reading import Reader
from claimwire.web.site import ASSETS, Site, asset, fingerprint

_CLOSED = (401, 403)


def create_app(
    published: Path,
    topic: Topic,
    *,
    dependencies: Sequence[Depends] = (),
    login: str = "",
) -> FastAPI:
    """The Claims page over the published copy.

    Args:
        published: the published file; it may be missing, or be swapped while the app runs.
        topic: the topic that it holds, for display names and the time zone.
        dependencies: FastAPI dependencies that guard every route, static files included.
        login: path below the outermost app where those whom the guard turns away log in; it
            is given the page that they asked for as `next`.

    Returns:
        An app that can be served alone or mounted under any prefix.
    """
    site = Site(Reader(published), topic)
    app = FastAPI(
        title="claimwire",
        dependencies=list(dependencies),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(SafeHeaders)
    app.include_router(pages.router(site))
    app.include_router(sql_box.router(site))
    app.add_api_route("/static/{name}", _static, methods=["GET"], include_in_schema=False)

    def refuse(request: Request, error: Exception) -> Response:
        status, line = _told(error)
        if status in _CLOSED:
            return site.turn_away(request, status, login)
        response = site.render(request, "error.html.j2", line=line, code=status)
        response.status_code = status
        return response

    for kind in (ClaimwireError, StarletteHTTPException, RequestValidationError):
        app.add_exception_handler(kind, refuse)
    return app


def _static(name: str, v: str = "") -> Response:
    if name not in ASSETS:
        raise HTTPException(404)
    known = v == fingerprint(name)
    return Response(
        asset(name),
        media_type=ASSETS[name],
        headers={"Cache-Control": f"private, max-age={31536000 if known else 60}"},
    )


def _told(error: Exception) -> tuple[int, str]:
    """The status of an answer to `error` and the line that says what to do."""
    match error:
        case ConfigError():
            return 400, str(error)
        case ClaimwireError():
            return 503, str(error)
        case StarletteHTTPException():
            return error.status_code, str(error.detail)
    return 400, "the address holds a value that is not allowed"
