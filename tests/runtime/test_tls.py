"""Clients share one TLS context, which is made on first need."""

import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme

import generator
from generator.runtime import tls
from generator.runtime.errors import ArgumentError
from generator.runtime.tls import bundle_context, default_context, no_context


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each test begin without a context."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    tls.cached_context.cache_clear()
    yield
    tls.cached_context.cache_clear()


@pytest.fixture(name="bundle", scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Provide a file with one authority."""
    path = tmp_path_factory.mktemp("bundle") / "authority.pem"
    trustme.CA().cert_pem.write_to_path(path)
    return path


def trusted(context: ssl.SSLContext) -> int:
    """Count the authorities that *context* knows."""
    return context.cert_store_stats()["x509_ca"]


def test_all_share_one() -> None:
    """It verifies certificates and names."""
    context = default_context(http2=False, trust_env=True)
    assert default_context(http2=False, trust_env=True) is context
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert trusted(context) > 10


def test_threads_that_need_it_at_once_make_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It takes a while."""
    made: list[ssl.SSLContext] = []
    create = httpx.create_ssl_context

    def counted(*, trust_env: bool) -> ssl.SSLContext:
        made.append(create(trust_env=trust_env))
        return made[-1]

    def need() -> None:
        default_context(http2=False, trust_env=True)

    monkeypatch.setattr(httpx, "create_ssl_context", counted)
    threads = [threading.Thread(target=need) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


FORKING = """
import os, signal, sys, threading, time
from generator.runtime import tls

held, forking, done = threading.Event(), threading.Event(), threading.Event()

def hold():
    with tls._making:
        held.set()
        forking.wait(60)
        time.sleep(0.1)  # The fork would not wait for that by itself.

def make():
    tls.default_context(http2=False, trust_env=True)
    done.set()

def is_made_by_a_thread():
    done.clear()
    threading.Thread(target=make, daemon=True).start()
    return done.wait(20)

os.register_at_fork(before=forking.set)  # Those that were registered last come first.
holder = threading.Thread(target=hold)
holder.start()
held.wait(60)
child = os.fork()
if child == 0:
    signal.alarm(20)
    make()  # Here, because a new thread may pass for the one that is gone.
    os._exit(7 if is_made_by_a_thread() else 1)
holder.join()
_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status) if is_made_by_a_thread() else 2)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_forked_process_can_make_one() -> None:
    """Though a thread, which is not there, was making one at the fork."""
    root = Path(generator.__file__ or "").parents[1]
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "ignore", "-c", FORKING],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        timeout=60,
    )
    assert ran.returncode == 7


def test_http2_has_its_own() -> None:
    """What a context offers is set before each connection, so they would race."""
    context = default_context(http2=True, trust_env=True)
    assert context is not default_context(http2=False, trust_env=True)


def test_the_environment_names_another_bundle(
    monkeypatch: pytest.MonkeyPatch, bundle: Path
) -> None:
    """Also after a first context was made, and only if it is trusted."""
    usual = default_context(http2=False, trust_env=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    assert trusted(default_context(http2=False, trust_env=True)) == 1
    assert trusted(default_context(http2=False, trust_env=False)) == trusted(usual)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert default_context(http2=False, trust_env=True) is usual


def test_the_environment_names_a_folder(
    monkeypatch: pytest.MonkeyPatch, bundle: Path
) -> None:
    """Its certificates are looked up when one is needed."""
    monkeypatch.setenv("SSL_CERT_DIR", str(bundle.parent))
    assert trusted(default_context(http2=False, trust_env=True)) == 0


@pytest.mark.parametrize("name", ["missing.pem", "test_tls.py"])
def test_an_unusable_bundle_of_the_environment_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Every time it is needed."""
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).with_name(name)))
    for _ in range(2):
        with pytest.raises(ArgumentError) as caught:
            default_context(http2=False, trust_env=True)
        assert str(caught.value) == (
            "SSL_CERT_FILE: expected a file of certificates in PEM form"
        )
        assert caught.value.__context__ is None


def test_a_bundle_is_trusted_alone(bundle: Path) -> None:
    """The usual authorities are not."""
    context = bundle_context(str(bundle))
    assert trusted(context) == 1
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert trusted(bundle_context(str(bundle.parent))) == 0


@pytest.mark.parametrize("name", ["missing.pem", "test_tls.py"])
def test_an_unusable_bundle_is_refused(name: str) -> None:
    """It may have gone since the client was made."""
    with pytest.raises(ArgumentError, match=r"^verify: expected a file of cert"):
        bundle_context(str(Path(__file__).with_name(name)))


def test_plain_connections_have_one_that_trusts_nobody() -> None:
    """It refuses, should it be used after all."""
    assert no_context() is no_context()
    assert trusted(no_context()) == 0
    assert no_context().verify_mode is ssl.CERT_REQUIRED
    assert no_context().check_hostname
