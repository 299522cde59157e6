"""A server that speaks HTTP/2."""

import threading
from collections.abc import Callable

from attrs import define, field
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import Event, RequestReceived, StreamEnded
from h2.settings import SettingCodes

from faults.answers import GOOD
from runtime.peers import Line


def _always(_number: int) -> int:
    return 200


@define(eq=False)
class Http2:
    """What becomes of the requests of all connections."""

    status: Callable[[int], int] = _always
    """What the request of this number, from 1, is answered."""

    at_once: int = 1
    """How many requests have to wait on a connection before any is answered."""

    streams: int = 100
    """How many requests may wait on a connection."""

    all_together: threading.Barrier = field(factory=lambda: threading.Barrier(1))
    """How many connections have to have such requests."""

    unanswered: str = "nothing"
    """What is in the paths of requests that are never answered."""

    requests: int = 0
    _lock: threading.Lock = field(factory=threading.Lock)

    def __call__(self, line: Line) -> None:
        """Serve a connection."""
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        connection.update_settings({SettingCodes.MAX_CONCURRENT_STREAMS: self.streams})
        line.send(connection.data_to_send())
        waiting: list[int] = []
        while received := line.receive():
            waiting += self._asked(connection.receive_data(received))
            if len(waiting) >= self.at_once:
                self.all_together.wait(10)
                for stream in waiting:
                    self._answer(connection, stream)
                waiting.clear()
            line.send(connection.data_to_send())

    def _asked(self, events: list[Event]) -> list[int]:
        ignored = {
            event.stream_id
            for event in events
            if isinstance(event, RequestReceived)
            and any(self.unanswered in str(value) for _, value in event.headers)
        }
        ended = [event.stream_id for event in events if isinstance(event, StreamEnded)]
        return [stream for stream in ended if stream not in ignored]

    def _answer(self, connection: H2Connection, stream: int) -> None:
        with self._lock:
            self.requests += 1
            status = self.status(self.requests)
        connection.send_headers(stream, [(":status", str(status))])
        connection.send_data(stream, GOOD if status == 200 else b"", end_stream=True)


def only_pings(line: Line) -> None:
    """Send something all the time, but no answer."""
    connection = H2Connection(H2Configuration(client_side=False))
    connection.initiate_connection()
    while not line.over.wait(0.005):
        connection.ping(bytes(8))
        try:
            line.sock.sendall(connection.data_to_send())
        except OSError:  # The client has gone.
            return
