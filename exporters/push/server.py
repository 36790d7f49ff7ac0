"""Requests to a server with all that they take: who we are, patience, time limits, and answers in one line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import IO, Self
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from graph.errors import OutputError, printable

__all__ = ["Server", "checked"]

#: Where a user and password, or a token, are looked for; never on the command line, where others could read them.
USER, PASSWORD, TOKEN = "BIENBAN_PUSH_USER", "BIENBAN_PUSH_PASSWORD", "BIENBAN_PUSH_TOKEN"

_CONNECT_SECONDS = 10
#: Answers that say "not now".
_BUSY = (429, 502, 503, 504)
_LONGEST_WAIT = 60
#: Bytes of an answer that are read: more than any message needs.
_MOST = 100_000
_TAG = re.compile(r"<(?:head|style|script)\b.*?</(?:head|style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def checked(url: str) -> str:
    """The address as it was given. Raises OutputError when it is none, or holds a password."""
    try:
        parts = urlsplit(url)
        fit = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        parts, fit = urlsplit(""), False
    if parts.username or parts.password:
        raise OutputError(f"{parts.hostname}: leave user and password out of the address; set {USER} and {PASSWORD}")
    if not fit:
        raise OutputError(f"{printable(url)}: not the address of a server; it begins with https:// or http://")
    return url


class _Patience(Retry):
    """Waits 0.5, 1, 2, ... seconds between tries, or as long as the server asks, within reason."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, _LONGEST_WAIT)


class _Token(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _Nobody(AuthBase):
    """No credentials; also none from a .netrc that nobody thought of."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class Server:
    """One server: its requests share a connection, and credentials from the environment.

    `request` raises OutputError when no answer comes, or one that says who we are not; every other answer is returned.
    """

    def __init__(self, seconds: float, retries: int, *, allow_http: bool = False) -> None:
        self._seconds, self._allow_http = seconds, allow_http
        self._user, self._password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
        self._token = os.environ.get(TOKEN, "").strip()
        if not (self._token + self._user).isascii() or not (self._token + self._user).isprintable():
            raise OutputError(f"{USER} or {TOKEN} holds a character that cannot be sent; set it again")
        self._session = requests.Session()
        self._session.auth = _Nobody()
        self._retries = retries
        self._be_patient(connect=0)  # a server that is not there at the start will not be there in ten seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def be_patient(self) -> None:
        """From here on, wait for a server that is restarting."""
        self._be_patient(connect=self._retries)

    def _be_patient(self, connect: int) -> None:
        # Every request here may be made twice: each says what is to be there, not what is to be added.
        patience = _Patience(
            total=self._retries, connect=connect, read=self._retries, status=self._retries, other=0, backoff_factor=0.5,
            backoff_max=_LONGEST_WAIT, status_forcelist=_BUSY, allowed_methods=None, raise_on_status=False,
        )  # fmt: skip
        self._session.close()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=patience))

    def request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | str | None = None,
        body: IO[bytes] | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """One request; the answer's body has not been read. Credentials go along once the server asks for them."""
        if self._token and isinstance(self._session.auth, _Nobody):
            self._session.auth = self._in_private(url, _Token(self._token))
        answer = self._ask(method, url, params, body, headers)
        if answer.status_code == 401 and self._user and isinstance(self._session.auth, _Nobody):
            self._session.auth = self._answer_to(answer.headers.get("WWW-Authenticate", ""), url)
            answer.close()
            if body is not None and not isinstance(body, bytes):
                body.seek(0)
            answer = self._ask(method, url, params, body, headers)
        if answer.status_code == 401:
            answer.close()
            raise OutputError(f"{_shown(url)}: {self._who()} (401)")
        if answer.is_redirect:
            answer.close()
            to = printable(answer.headers.get("Location", ""))[:200]
            raise OutputError(f"{_shown(url)}: has moved to {to}; give that address ({answer.status_code})")
        return answer

    def _who(self) -> str:
        if self._token:
            return f"refuses the token in {TOKEN}"
        if self._user:
            return f"refuses the user and password in {USER} and {PASSWORD}"
        return f"asks who you are; set {USER} and {PASSWORD}, or {TOKEN}"

    def _answer_to(self, challenge: str, url: str) -> AuthBase:
        if "digest" in challenge.lower():
            return HTTPDigestAuth(self._user, self._password)
        # As UTF-8, because requests would fail on a password that Latin-1 has not.
        return self._in_private(url, HTTPBasicAuth(self._user.encode(), self._password.encode()))

    def _in_private(self, url: str, auth: AuthBase) -> AuthBase:
        parts = urlsplit(url)
        if parts.scheme == "https" or self._allow_http or _is_this_machine(parts.hostname or ""):
            return auth
        raise OutputError(
            f"{_shown(url)}: the password or token would go over the network for all to read; "
            "use an https:// address, or --allow-http if that is how it has to be"
        )

    def _ask(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | str | None,
        body: IO[bytes] | bytes | None,
        headers: Mapping[str, str] | None,
    ) -> requests.Response:
        try:
            return self._session.request(
                method, url, params=params, data=body, headers=headers, stream=True, allow_redirects=False,
                timeout=(_CONNECT_SECONDS, self._seconds),
            )  # fmt: skip
        except (requests.RequestException, ValueError, OSError) as error:
            raise OutputError(f"{_shown(url)}: {self._trouble(error)}") from None

    def _trouble(self, error: Exception) -> str:
        text = " ".join(str(error).split())
        if isinstance(error, requests.exceptions.SSLError):
            return f"its certificate is not to be trusted ({_last(text)})"
        if isinstance(error, requests.exceptions.ConnectTimeout) or "ConnectTimeoutError" in text:
            return f"nobody answers within {_CONNECT_SECONDS} seconds; check the address"
        if isinstance(error, requests.exceptions.ReadTimeout) or "Read timed out" in text:
            return f"no answer within {self._seconds:g} seconds; give it more with --timeout"
        if "NameResolutionError" in text or "getaddrinfo" in text:
            return "there is no machine of that name; check the address"
        if "refused" in text:
            return "nobody answers there (connection refused); is the server running?"
        if isinstance(error, requests.exceptions.ConnectionError):
            return f"the connection broke ({_last(text)}); run the same command to go on"
        return f"the request failed ({_last(text)})"

    @staticmethod
    def reason(answer: requests.Response) -> str:
        """What the server says, on one line, after a comma; "" when it says nothing."""
        text = Server.text(answer)
        words = " ".join(_TAG.sub(" ", text).split())
        return f", {printable(words[:200])}" if words else ""

    @staticmethod
    def text(answer: requests.Response) -> str:
        """The body, as far as any message goes; the connection is free for the next request after that."""
        data = bytearray()
        try:
            for chunk in answer.iter_content(16_384):
                data += chunk
                if len(data) > _MOST:
                    answer.close()
                    break
        except (requests.RequestException, OSError):
            answer.close()
        return bytes(data).decode("utf-8", "replace")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _shown(url: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(url)
    return printable(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}")


def _last(text: str) -> str:
    """What went wrong, out of a chain of causes that ends in it."""
    return printable(text.rpartition(": ")[2].strip("'\") ")[:160]) or "no reason given"
