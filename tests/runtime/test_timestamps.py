"""Timestamps are instants to the microsecond, whoever wrote them."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import decode, encode
from generator.runtime.errors import ArgumentError, ContractMismatchError

INSTANT = datetime(2023, 11, 7, 5, 31, 56, tzinfo=UTC)

OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(
    min_value=datetime(1, 1, 3),  # noqa: DTZ001  # hypothesis adds the time zone
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001  # as above
    timezones=OFFSETS,
)


@given(MOMENTS)
def test_what_is_read_keeps_instant_and_offset(moment: datetime) -> None:
    """RFC 3339 with any offset is read as it was meant."""
    read = decode.timestamp(moment.isoformat())
    assert read == moment
    assert read.utcoffset() == moment.utcoffset()


@given(MOMENTS)
def test_what_is_written_reads_back(moment: datetime) -> None:
    """It is the same instant, in UTC."""
    written = encode.timestamp(moment)
    assert isinstance(written, str)
    assert written.endswith("Z")
    assert decode.timestamp(written) == moment


@given(MOMENTS, st.text("0123456789", max_size=9))
def test_digits_beyond_microseconds_are_cut(moment: datetime, digits: str) -> None:
    """They are not rounded into the next microsecond."""
    written = moment.isoformat(timespec="microseconds")
    assert decode.timestamp(f"{written[:26]}{digits}{written[26:]}") == moment


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2023-11-07T05:31:56Z", INSTANT),
        ("2023-11-07T05:31:56.5Z", INSTANT.replace(microsecond=500_000)),
        ("2023-11-07T05:31:56.123456789Z", INSTANT.replace(microsecond=123_456)),
        ("2023-11-07T07:31:56+02:00", INSTANT),
        ("2023-11-07T05:31:56-00:00", INSTANT),
        ("2023-11-07T05:31:56z", INSTANT),
        ("2023-11-07t05:31:56Z", INSTANT),
        ("2023-11-07 05:31:56Z", INSTANT),
        ("2023-11-07T05:31:56,25Z", INSTANT.replace(microsecond=250_000)),
        ("2023-11-07T05:31:56+00", INSTANT),
        ("20231107T053156Z", INSTANT),
        ("2023-311T05:31:56Z", INSTANT),
        ("2023-W45-2T05:31:56Z", INSTANT),
        ("2023-11-07T05:31Z", INSTANT.replace(second=0)),
        ("2023-11-06T24:00:00Z", datetime(2023, 11, 7, tzinfo=UTC)),
        ("2023-12-31T24:00:00+01:00", datetime(2023, 12, 31, 23, tzinfo=UTC)),
    ],
)
def test_iso_8601_is_read(text: str, instant: datetime) -> None:
    """RFC 3339 and rarer forms give an instant with a plain offset."""
    read = decode.timestamp(text)
    assert read == instant
    assert type(read.tzinfo) is timezone


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2023-02-30T00:00:00Z",
        "2023-11-07T25:00:00Z",
        "2023-11-07T05:31:56+25:00",
        "9999-12-31T24:00:00Z",
        "0000-01-01T00:00:00Z",
        "\u0662023-11-07T05:31:56Z",
        "2023-11-07T05:31:56Z\n",
        1_699_335_116,
        None,
        True,
    ],
)
def test_what_is_no_timestamp_is_a_mismatch(value: object) -> None:
    """Nothing is guessed, and the value is not quoted."""
    with pytest.raises(ContractMismatchError) as caught:
        decode.timestamp(value)
    got = "null" if value is None else type(value).__name__
    assert caught.value.problem == f"expected a timestamp, got {got}"
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.parametrize("text", ["2023-11-07T05:31:56", "2023-11-07", "2023"])
def test_an_offset_is_required(text: str) -> None:
    """Without one the instant is unknown."""
    with pytest.raises(ContractMismatchError, match="with an offset"):
        decode.timestamp(text)


@given(st.text() | st.text("0123456789-:TtZz+.,W ", max_size=40))
def test_any_text_is_read_or_a_mismatch(text: str) -> None:
    """No text raises anything else, nor gives a naive datetime."""
    try:
        assert decode.timestamp(text).utcoffset() is not None
    except ContractMismatchError as error:
        assert error.problem.startswith("expected a timestamp")  # noqa: PT017


def test_dateutil_is_imported_on_first_need() -> None:
    """Ordinary timestamps do without it."""
    program = (
        "import sys\n"
        "from generator.runtime import decode\n"
        "decode.timestamp('2023-11-07T05:31:56.123456789+02:00')\n"
        "assert 'dateutil' not in sys.modules\n"
        "decode.timestamp('2023-11-07T05:31:56z')\n"
        "assert 'dateutil' in sys.modules\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)  # noqa: S603


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (INSTANT, "2023-11-07T05:31:56Z"),
        (INSTANT.replace(microsecond=6), "2023-11-07T05:31:56.000006Z"),
        (
            INSTANT.astimezone(timezone(timedelta(hours=-5))),
            "2023-11-07T05:31:56Z",
        ),
        (datetime(33, 4, 3, tzinfo=UTC), "0033-04-03T00:00:00Z"),
    ],
)
def test_timestamps_are_written_in_utc(moment: datetime, written: str) -> None:
    """Microseconds are written only where there are some."""
    assert encode.timestamp(moment) == written


class Unknown(tzinfo):
    """A time zone that knows nothing, which leaves a datetime naive."""

    def utcoffset(self, _moment: datetime | None) -> None:
        """Return no offset."""

    def dst(self, _moment: datetime | None) -> None:
        """Return no offset."""

    def tzname(self, _moment: datetime | None) -> None:
        """Return no name."""


@pytest.mark.parametrize("zone", [None, Unknown()])
def test_naive_datetimes_are_refused(zone: tzinfo | None) -> None:
    """Which instant is meant is the caller's to say."""
    with pytest.raises(ArgumentError, match="expected a datetime with a time zone"):
        encode.timestamp(INSTANT.replace(tzinfo=zone))


@pytest.mark.parametrize("value", [None, "2023-11-07T05:31:56Z", date(2023, 11, 7), 5])
def test_what_is_no_datetime_is_refused(value: object) -> None:
    """A string is not taken on trust."""
    with pytest.raises(ArgumentError, match="expected a datetime, got"):
        encode.timestamp(value)


@pytest.mark.parametrize(
    "moment",
    [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=1))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
    ],
)
def test_the_ends_of_time_are_refused(moment: datetime) -> None:
    """They have no form in UTC."""
    with pytest.raises(ArgumentError, match="between the years 1 and 9999"):
        encode.timestamp(moment)


@given(st.dates())
def test_dates_read_back(day: date) -> None:
    """A date is written and read as `YYYY-MM-DD`."""
    written = encode.date(day)
    assert written == day.isoformat()
    assert decode.date(written) == day


@pytest.mark.parametrize(
    "value",
    [
        "",
        "20231107",
        "2023-311",
        "2023-W45-2",
        "2023-02-30",
        "2023-11-07T00:00:00Z",
        "2023-11-07\n",
        "\u0662023-11-07",
        5,
        None,
    ],
)
def test_what_is_no_date_is_a_mismatch(value: object) -> None:
    """One form is a date, on every interpreter."""
    with pytest.raises(ContractMismatchError, match="expected a date, got") as caught:
        decode.date(value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("value", [INSTANT, "2023-11-07", None])
def test_what_is_no_plain_date_is_refused(value: object) -> None:
    """A datetime would lose its time."""
    with pytest.raises(ArgumentError, match="expected a date, got"):
        encode.date(value)
