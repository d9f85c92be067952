"""The connection layer: where it may lead, and how long it may take.

requests and urllib3 do the HTTP. Two things they leave open are settled here. The address
of every new connection is resolved and checked by us, and the open socket's peer is checked
once more, so no second look-up can slip in between. And a call has one deadline for all of
it (handshake, headers, body): a server that sends a byte a second never trips the usual
time-out of each read.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from requests import Session
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

from claimwire.fetch.guard import check_peer, resolve


class Call:
    """One request under way in this thread: its address, its rights and its deadline."""

    def __init__(self, url: str, *, allow_private: bool) -> None:
        self.url = url
        self.allow_private = allow_private
        self.expired = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def watch(self, sock: socket.socket) -> None:
        """Note the socket that this call speaks through.

        A handle of its own is kept: the connection may close its own while the body is read.
        """
        with self._lock:
            self._let_go()
            self._socket = sock.dup()
            if self.expired:
                _shut(self._socket)

    def expire(self) -> None:
        """End the call: whoever reads from its socket gets an end of file."""
        with self._lock:
            self.expired = True
            if self._socket is not None:
                _shut(self._socket)

    def end(self) -> None:
        """Let go of the socket."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


_current = threading.local()


@contextlib.contextmanager
def calling(url: str, *, seconds: float, allow_private: bool) -> Iterator[Call]:
    """A call to `url` in this thread that ends after `seconds` at the latest."""
    call = Call(url, allow_private=allow_private)
    timer = threading.Timer(seconds, call.expire)
    timer.daemon = True
    _current.call = call
    timer.start()
    try:
        yield call
    finally:
        timer.cancel()
        call.end()
        _current.call = None


def new_session(*, user_agent: str, proxy: str) -> Session:
    """Headers, proxies and cookies for one address and its redirects.

    Nothing is taken from the environment: no proxies, no `.netrc`.
    """
    session = Session()
    session.trust_env = False
    session.headers.clear()
    session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"})
    session.cookies = RequestsCookieJar()
    session.proxies = {"http": proxy, "https": proxy} if proxy else {}
    return session


class GuardedAdapter(HTTPAdapter):
    """requests' adapter over connections that check where they lead."""

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Build the manager of direct connections."""
        manager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **pool_kwargs)
        manager.pool_classes_by_scheme = dict(_POOLS)
        self.poolmanager = manager

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """The manager of the connections that go through `proxy`."""
        manager = super().proxy_manager_for(proxy, **proxy_kwargs)
        manager.pool_classes_by_scheme = dict(_POOLS)
        return manager


class _Guarded(HTTPConnection):
    """A connection to a checked address; through a proxy the proxy does the looking up."""

    _spare: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        call: Call = _current.call
        sock = super()._new_conn() if self.proxy is not None else self._direct(call)
        # TLS takes the socket over; a second handle on it is what a deadline can shut.
        self._spare = sock.dup()
        call.watch(self._spare)
        return sock

    def _direct(self, call: Call) -> socket.socket:
        host, port = self.host, self.port
        assert port is not None
        failure: OSError | None = None
        for address in resolve(call.url, host, port, allow_private=call.allow_private):
            try:
                sock = create_connection(
                    (address, port), self.timeout, socket_options=self.socket_options
                )
            except OSError as error:
                failure = error
                continue
            if not call.allow_private:
                try:
                    check_peer(call.url, str(sock.getpeername()[0]))
                except BaseException:
                    sock.close()
                    raise
            return sock
        if isinstance(failure, TimeoutError):
            raise failure
        raise NewConnectionError(self, f"no connection to {host}: {failure}")

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request; a kept-alive connection joins the call that uses it now."""
        if self._spare is not None:
            _current.call.watch(self._spare)
        super().request(*args, **kwargs)

    def close(self) -> None:
        """Close the connection and the second handle on its socket."""
        super().close()
        if self._spare is not None:
            self._spare.close()
            self._spare = None


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same under TLS: the name in the certificate is still the host's."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedTls


_POOLS = {"http": _Pool, "https": _TlsPool}


def _shut(sock: socket.socket) -> None:
    # The other side, or the reader, may have closed it in the meantime: then all is done.
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
