"""Serve a document's own examples on 127.0.0.1, and check every request against it."""

import sys
from contextlib import ExitStack, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from socketserver import BaseServer
from threading import Thread
from types import TracebackType
from typing import Final, Self
from weakref import WeakSet

from generator.reading.document import JsonObject

from .answers import Answer
from .service import ExampleService

ADDRESS: Final = "127.0.0.1"
POLL: Final = 0.01
"""Seconds until the server notices that it is to stop."""


class ExampleServer:
    """Answers on `base_url` while its context lasts.

    `requests` holds the method and path template of each request that got an example;
    `problems` says, without any value, what was wrong with the others.
    """

    def __init__(self, document: JsonObject) -> None:
        """Prepare to serve *document*, which the support pass has accepted."""
        self._service = ExampleService(document)
        self._open = ExitStack()
        self.requests = self._service.requests
        self.problems = self._service.problems
        self.base_url = ""

    def __enter__(self) -> Self:
        server = self._open.enter_context(_Server(self._service))
        serving = Thread(target=server.serve_forever, args=(POLL,))
        serving.start()
        self._open.callback(serving.join)
        self._open.callback(server.shutdown)
        self.base_url = (
            f"http://{ADDRESS}:{server.server_port}{self._service.base_path}"
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()


class _Server(ThreadingHTTPServer):
    """Ends the connections that clients keep open, so that no thread outlives it."""

    daemon_threads = False

    def __init__(self, service: ExampleService) -> None:
        self._problems = service.problems
        self._connections: WeakSet[socket] = WeakSet()
        super().__init__((ADDRESS, 0), partial(_Handler, service))

    def get_request(self) -> tuple[socket, object]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def server_close(self) -> None:
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)
        super().server_close()

    def handle_error(
        self,
        request: object,  # noqa: ARG002 - socketserver's signature
        client_address: object,  # noqa: ARG002 - the same
    ) -> None:
        error = sys.exception()
        if not isinstance(error, OSError):
            self._problems.append(f"the server failed: {type(error).__name__}")


class _Handler(BaseHTTPRequestHandler):
    """Carries requests to the service and its answers back, without a log."""

    protocol_version = "HTTP/1.1"
    # Head and body leave together: apart, they would wait for an acknowledgement.
    wbufsize = -1

    def __init__(
        self,
        service: ExampleService,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
    ) -> None:
        self._service = service
        super().__init__(request, client_address, server)

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdecimal():
            self.send_error(HTTPStatus.LENGTH_REQUIRED)
            return
        body = self.rfile.read(int(length))
        headers = list(self.headers.items())
        self._send(self._service.answer(self.command, self.path, headers, body))

    # ruff: disable[N815] - http.server looks for these names.
    do_GET = do_PUT = do_POST = do_DELETE = do_PATCH = _serve
    do_OPTIONS = do_HEAD = do_TRACE = _serve
    # ruff: enable[N815]

    def send_error(
        self,
        code: int,
        message: str | None = None,  # noqa: ARG002 - it may quote the request
        explain: str | None = None,  # noqa: ARG002 - the same
    ) -> None:
        """Refuse what is no request that the service could answer."""
        unknown_method = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if unknown_method else code
        detail = f"request: {HTTPStatus(status).phrase}"
        self.close_connection = True
        self._send(self._service.refused(status, detail))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.content_type:
            self.send_header("Content-Type", answer.content_type)
        if answer.status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(
        self,
        format: str,  # noqa: A002 - http.server's signature
        *args: object,
    ) -> None:
        """Say nothing: `problems` does."""
