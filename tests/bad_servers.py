"""A server on loopback that does what a test tells it, however bad."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Bad:
    """What was asked so far, and what is answered: the first of `answers` that has words for the method, else 404."""

    address: str = ""
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    answers: dict[str, Callable[[Any], None]] = field(default_factory=dict)

    def say(self, method: str, status: int, body: bytes | str = b"", **headers: str) -> None:
        """From now on this method is answered so."""
        blob = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(blob)))
            handler.end_headers()
            handler.wfile.write(blob)

        self.answers[method] = answer

    def in_turn(self, method: str, *answers: tuple[int, str]) -> None:
        """One answer after the other; the last one stays."""
        left = list(answers)

        def answer(handler: BaseHTTPRequestHandler) -> None:
            status, body = left.pop(0) if len(left) > 1 else left[0]
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(body.encode())))
            handler.end_headers()
            handler.wfile.write(body.encode())

        self.answers[method] = answer

    def cut(self, method: str, sent: bytes, promised: int) -> None:
        """Breaks off in the middle of an answer."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Length", str(promised))
            handler.end_headers()
            handler.wfile.write(sent)
            handler.wfile.flush()
            handler.connection.close()

        self.answers[method] = answer

    def drip(self, method: str, seconds: float) -> None:
        """A byte now and then, for some seconds."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Length", "1000000")
            handler.end_headers()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                try:
                    handler.wfile.write(b"B")
                    handler.wfile.flush()
                except OSError:
                    return
                time.sleep(0.05)

        self.answers[method] = answer

    def raw(self, method: str, blob: bytes) -> None:
        """Bytes that are no answer at all."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(blob)
            handler.wfile.flush()
            handler.close_connection = True

        self.answers[method] = answer


@contextmanager
def bad_server() -> Iterator[Bad]:
    """One that is stopped at the end."""
    bad = Bad()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            bad.asked.append((self.command, self.path, dict(self.headers), body))
            if self.command in bad.answers:
                bad.answers[self.command](self)
            else:
                self.send_error(404)

        do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    bad.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield bad
    finally:
        server.shutdown()
        server.server_close()
