"""A log and a hook are told of each attempt, and of nothing that is private."""

import logging

import pytest
from attrs import evolve, fields

from generator.runtime.attempts import LOGGER, Attempt, report

PLACE = "GET /interactions/{id}"
ATTEMPT = Attempt(
    method="GET",
    path="/interactions/{id}",
    number=2,
    status=503,
    error=None,
    seconds=0.12345,
    request_id="r-1",
    wait=None,
)


def test_an_attempt_is_a_few_facts() -> None:
    """There is no room in it for a body, a query, a header or a token."""
    assert [each.name for each in fields(Attempt)] == [
        "method",
        "path",
        "number",
        "status",
        "error",
        "seconds",
        "request_id",
        "wait",
    ]


@pytest.mark.parametrize(
    ("attempt", "level", "line"),
    [
        (
            ATTEMPT,
            logging.WARNING,
            f"{PLACE}: 503, attempt 2, 0.123 s, request id r-1",
        ),
        (
            evolve(ATTEMPT, status=204),
            logging.INFO,
            f"{PLACE}: 204, attempt 2, 0.123 s, request id r-1",
        ),
        (
            evolve(ATTEMPT, wait=1.26),
            logging.WARNING,
            f"{PLACE}: 503, attempt 2, 0.123 s, request id r-1, again in 1.3 s",
        ),
        (
            evolve(ATTEMPT, status=None, error="ReadTimeout", request_id=None),
            logging.WARNING,
            f"{PLACE}: ReadTimeout, attempt 2, 0.123 s, request id None",
        ),
        (
            evolve(ATTEMPT, request_id="of patient Ada", wait=0.0),
            logging.WARNING,
            f"{PLACE}: 503, attempt 2, 0.123 s, request id <redacted>, again in 0.0 s",
        ),
    ],
)
def test_an_attempt_is_one_line(
    attempt: Attempt, level: int, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A warning unless it succeeded."""
    with caplog.at_level(logging.INFO, LOGGER.name):
        report(attempt, None)
    [record] = caplog.records
    assert record.name == LOGGER.name == "generator"
    assert (record.levelno, record.getMessage()) == (level, line)
    assert vars(record)["attempt"] is attempt
    assert "Ada" not in repr(attempt)


def test_a_quiet_log_costs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is written where nobody listens; the hook is called all the same."""
    told: list[Attempt] = []
    with caplog.at_level(logging.ERROR, LOGGER.name):
        report(ATTEMPT, told.append)
    assert caplog.records == []
    assert told == [ATTEMPT]


def test_a_hook_is_told_after_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """What it raises is logged, and costs nobody the answer."""

    def hook(attempt: Attempt) -> None:
        raise LookupError(attempt.number)

    with caplog.at_level(logging.INFO, LOGGER.name):
        report(ATTEMPT, hook)
    first, second = caplog.records
    assert first.levelno == logging.WARNING
    assert "on_attempt failed" in second.message
    assert vars(second)["attempt"] is ATTEMPT
    assert second.exc_info
    assert second.exc_info[0] is LookupError
