"""A real Chromium, spoken to over its debugging pipe: pages loaded, keys pressed, pictures taken.

The pipe (`--remote-debugging-pipe`) is JSON between zero bytes on two file descriptors of
the child, so no driver and no library is needed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of a Chromium on this machine, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab of a headless Chromium."""

    def __init__(self, to_child: int, from_child: int) -> None:
        self._write, self._read = to_child, from_child
        self._rest = b""
        self._last = 0
        self.console: list[str] = []
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the tab and wait for its answer."""
        return self._call(method, params, self._session)

    def screen(self, width: int, height: int, *, dark: bool = False, phone: bool = False) -> None:
        """Give the tab a size in CSS pixels and a colour scheme."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def go(self, url: str) -> None:
        """Load a page and wait until it has loaded."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def wait(self, condition: str, seconds: float = 20) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(RuntimeError):  # the page is just being changed
                if self.eval(f"Boolean({condition})"):
                    return
            time.sleep(0.05)
        raise TimeoutError(condition)

    def eval(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key: a letter, or `Enter`."""
        code = {"Enter": 13}.get(key, ord(key.upper()[0]))
        text = "\r" if key == "Enter" else key
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **more
            )

    def picture(self, *, whole: bool = False) -> bytes:
        """A PNG of what is seen, or of the whole page."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(answer["data"])

    def _call(
        self, method: str, params: dict[str, Any], session: str | None = None
    ) -> dict[str, Any]:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])
            if answer.get("method") == "Log.entryAdded":
                self.console.append(answer["params"]["entry"]["text"])

    def _next(self, seconds: float = 30) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._read], [], [], seconds)[0]:
                raise TimeoutError("the browser does not answer")
            data = os.read(self._read, 1 << 20)
            if not data:
                raise RuntimeError("the browser has ended")
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))


@contextlib.contextmanager
def open_browser(program: str, language: str = "en") -> Iterator[Browser]:
    """A headless Chromium with a profile of its own, ended afterwards."""
    child_reads, we_write = os.pipe()
    we_read, child_writes = os.pipe()
    profile = tempfile.mkdtemp(prefix="claimwire-browser-")
    # The browser expects its pipes as descriptors 3 and 4, which the shell gives it.
    line = f'exec 3<&{child_reads} 4>&{child_writes}; exec "$0" "$@"'
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-first-run",
        f"--user-data-dir={profile}",
        f"--accept-lang={language}",
        "--remote-debugging-pipe",
    ]
    child = subprocess.Popen(
        ["/bin/bash", "-c", line, program, *arguments],
        pass_fds=(child_reads, child_writes),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(child_reads)
    os.close(child_writes)
    try:
        yield Browser(we_write, we_read)
    finally:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait(10)
        os.close(we_write)
        os.close(we_read)
        for _ in range(3):  # its helpers may still write while they end
            shutil.rmtree(Path(profile), ignore_errors=True)
            if not Path(profile).exists():
                break
            time.sleep(0.3)
