"""Arguments that must not leave this machine."""

from typing import Final

from corti_interactions import ArgumentError
from faults.calls import deleting, getting, updating
from faults.cases import Case, fails
from faults.clients import Options, unchecked

IDS: Final = {
    "nothing": "",
    "a dot": ".",
    "two dots": "..",
    "a way up": "../admin",
    "a slash": "a/b",
    "a query": "a?x=1",
    "a fragment": "a#planted",
    "a line end": "a\nplanted",
    "a UUID and a line end": "3c90c3cc-0d44-4b50-8888-8dd25736052a\n",
    "a header": "a\r\nX-Planted: 1",
    "NUL": "a\0planted",
    "letters beyond ASCII": "plantedé",
    "digits beyond ASCII": "٣c90c3cc-0d44-4b50-8888-8dd25736052a",
    "half a surrogate pair": "\ud800",
    "percent signs": "%2e%2e",
    "a backslash": "..\\planted",
    "a UUID in braces": "{3c90c3cc-0d44-4b50-8888-8dd25736052a}",
    "a UUID without hyphens": "3c90c3cc0d444b5088888dd25736052a",
    "something long": "planted" * 99_999,
}
AWAY: Final = {name: IDS[name] for name in ("nothing", "two dots", "a way up")}
"""Those that would lead to something else to delete or to update."""

HEADERS: Final = {
    "a line end": "planted\nX-Planted: 1",
    "another line end": "planted\r\nX-Planted: 1",
    "a carriage return": "planted\r",
    "NUL": "planted\0",
    "letters beyond ASCII": "plantedé",
    "spaces around it": " planted ",
}
TENANTS: Final = {
    "a way up": "../x",
    "a way up and more": "acme/../../planted",
    "nothing": "",
    "a slash": "a/b",
    "a query": "a?planted",
    "a line end": "acme\n",
    "a header": "acme\r\nX-Planted: 1",
    "a space": "acme planted",
    "letters beyond ASCII": "plantedé",
}
ENVIRONMENTS: Final = {
    "another host": "evil.com/",
    "another host and a user": "eu.corti.app@evil.com",
    "nothing": "",
    "a line end": "eu\n",
    "capital letters": "EU",
    "a way up": "../x",
    "another": "planted",
}
BASE_URLS: Final = {
    "no encryption": "http://planted.example/",
    "a user": "https://planted:planted@api.example/",
    "a query": "https://api.example/?planted",
    "another scheme": "file:///planted",
    "a line end": "https://api.example/\nplanted",
    "nothing": "",
}


def _refused(place: str, options: Options | None = None) -> Case:
    return Case(
        options=options or Options(),
        expected=fails(ArgumentError, f"^{place}: expected "),
        requests=0,
    )


CASES: Final = {
    **{
        f"{verb} with {name} for an id": Case(
            doing=doing(id_),
            expected=fails(ArgumentError, "^id: expected ", path="id"),
            requests=0,
        )
        for verb, doing, ids in (
            ("get", getting, IDS),
            ("delete", deleting, AWAY),
            ("update", updating, AWAY),
        )
        for name, id_ in ids.items()
    },
    **{
        f"{name} in a header": _refused(
            "headers.X-Extra", Options(headers={"X-Extra": value})
        )
        for name, value in HEADERS.items()
    },
    **{
        f"a header named with {name}": _refused(
            "headers", Options(headers={"X-" + value: "planted"})
        )
        for name, value in HEADERS.items()
    },
    **{
        f"{name} for a tenant": _refused("tenant", Options(tenant=value))
        for name, value in TENANTS.items()
    },
    **{
        f"{name} for an environment": _refused(
            "environment", Options(environment=unchecked(value), base_url=None)
        )
        for name, value in ENVIRONMENTS.items()
    },
    **{
        f"{name} in a base URL": _refused("base_url", Options(base_url=value))
        for name, value in BASE_URLS.items()
    },
    **{
        f"{name} in a token URL": _refused("token_url", Options(token_url=value))
        for name, value in BASE_URLS.items()
    },
}
