"""What goes wrong on the way: busy servers, lost connections, refusals, secrets, files that are no good."""

from __future__ import annotations

import base64
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exporters.push import push
from graph.errors import BienbanError, InputError, OutputError
from graph.model import KnowledgeGraph
from tests.conftest import ROOT, Command
from tests.exporters.push import servers
from tests.exporters.push.fake import Answer, Fake, fake

Folder = Callable[[KnowledgeGraph], Path]


@pytest.fixture
def server() -> Iterator[Fake]:
    with fake() as told:
        yield told


@pytest.fixture
def out(folder: Folder, kg: KnowledgeGraph) -> Path:
    return folder(kg)


@pytest.mark.parametrize(
    "answers",
    [
        [(503, {}, b"starting")],
        [(502, {}, b""), (504, {}, b"")],
        [(429, {"Retry-After": "0"}, b"slow down")],
        [None],
        [None, (503, {"Retry-After": "0"}, b""), None],
    ],
    ids=["503", "502 and 504", "429", "lost connection", "all of it"],
)
def test_a_bad_moment_is_waited_out(server: Fake, out: Path, answers: list[Answer]) -> None:
    server.next = [*answers]
    assert push(out, server.url).sent == 3
    assert len(server.puts()) == 3 + len(answers)
    assert len(server.graphs) == 3
    assert push(out, server.url).unchanged == 3


def test_a_long_wait_is_not_believed(server: Fake, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that asks for a day gets a minute."""
    waited: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waited.append)
    server.next = [(503, {"Retry-After": "86400"}, b"")]
    push(out, server.url)
    assert max(waited) == 60


def test_a_server_that_stays_busy_is_given_up_and_gone_on_with(server: Fake, out: Path) -> None:
    server.next = [True, (503, {}, b"maintenance until nine"), (503, {}, b"maintenance until nine")]  # type: ignore[list-item]
    with pytest.raises(OutputError, match="did not take the graph .*503, maintenance until nine"):
        push(out, server.url, retries=1)
    server.next = []
    done = push(out, server.url)
    assert (done.sent, done.unchanged) == (2, 1)


def test_a_graph_that_broke_off_is_sent_again(server: Fake, out: Path) -> None:
    """Also when the folder goes back to what was there before it broke off."""
    push(out, server.url)
    data = out / "graph.trig"
    before = data.read_bytes()
    data.write_bytes(before.replace("Trần Thị Ánh".encode(), "Trần Thị Anh".encode()))
    server.next = [(500, {}, b"")]
    with pytest.raises(OutputError, match="500"):
        push(out, server.url)
    data.write_bytes(before)
    assert push(out, server.url).sent == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((403, {}, b""), "403.*may not write"),
        ((413, {}, b""), "413.*larger than the server allows"),
        ((500, {"Content-Type": "text/html"}, b"<h1>Disk\n full</h1><script>x()</script>\x1b[31m"), r"500, Disk full \\x1b\[31m"),
        ((301, {"Location": "http://elsewhere.example/"}, b""), "has moved to http://elsewhere.example/; give that address"),
        ((401, {"WWW-Authenticate": "Basic"}, b""), "asks who you are; set BIENBAN_PUSH_USER"),
    ],
    ids=["403", "413", "500", "301", "401"],
)  # fmt: skip
def test_a_refusal_is_told_in_one_line(server: Fake, out: Path, answer: Answer, words: str) -> None:
    server.next = [answer]
    with pytest.raises(OutputError, match=words) as error:
        push(out, server.url)
    assert "\n" not in str(error.value)
    assert len(server.puts()) == 1


def test_basic_authentication(server: Fake, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIENBAN_PUSH_USER", "thu-ky")
    monkeypatch.setenv("BIENBAN_PUSH_PASSWORD", "mật khẩu")
    wanted = "Basic " + base64.b64encode("thu-ky:mật khẩu".encode()).decode()
    asked = (401, {"WWW-Authenticate": 'Basic realm="store"'}, b"")
    server.always = lambda method, headers: False if headers.get("Authorization") == wanted else asked
    assert push(out, server.url).sent == 3


def test_a_token(server: Fake, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIENBAN_PUSH_TOKEN", "abc.def\n")
    server.always = lambda method, headers: (
        False if headers.get("Authorization") == "Bearer abc.def" else (401, {}, b"")
    )
    assert push(out, server.url).sent == 3
    monkeypatch.setenv("BIENBAN_PUSH_TOKEN", "other-secret")
    with pytest.raises(OutputError, match="refuses the token in BIENBAN_PUSH_TOKEN") as error:
        push(out, server.url)
    assert "other-secret" not in str(error.value)


def test_a_netrc_is_not_used(server: Fake, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login an password hidden-secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    push(out, server.url)
    assert not any("Authorization" in headers for _, _, headers in server.requests)


@pytest.mark.parametrize("name", ["TOKEN", "USER"])
def test_a_broken_secret_is_not_printed(name: str, server: Fake, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"BIENBAN_PUSH_{name}", "secret\r\nX: y")
    with pytest.raises(OutputError) as error:
        push(out, server.url)
    assert "secret" not in str(error.value)


def test_a_token_over_http_to_another_machine_is_not_sent(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIENBAN_PUSH_TOKEN", "abc")
    for address in ("http://192.0.2.1/", "http://localhost.example.invalid/", "http://[2001:db8::1]/"):
        with pytest.raises(OutputError, match="for all to read; use an https:// address, or --allow-http"):
            push(out, address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/", "not the address of a server"),
        ("example.org", "not the address of a server"),
        ("http://", "not the address of a server"),
        ("http://x:99999/", "not the address of a server"),
        ("https://an:secret@example.org/", "^example.org: leave user and password out"),
        ("http://no-such-machine.invalid/", "no machine of that name"),
    ],
)
def test_addresses_that_are_none(out: Path, address: str, words: str) -> None:
    with pytest.raises(OutputError, match=words) as error:
        push(out, address)
    assert "secret" not in str(error.value)


def test_nobody_is_there(out: Path) -> None:
    with pytest.raises(OutputError, match="connection refused"):
        push(out, f"http://127.0.0.1:{servers.free_port()}/")


def test_not_a_store(server: Fake, out: Path) -> None:
    server.always = lambda method, headers: (200, {"Content-Type": "text/html"}, b"<h1>Welcome</h1>")
    with pytest.raises(OutputError, match="neither a SPARQL Graph Store nor SPARQL Update"):
        push(out, server.url)
    with pytest.raises(OutputError, match="no Graph Store answers there"):
        push(out, "", graph_store=server.url)
    with pytest.raises(OutputError, match="takes no SPARQL Update"):
        push(out, "", update=server.url)
    assert server.puts() == []


def test_a_server_that_says_nothing(server: Fake, out: Path) -> None:
    def late(method: str, headers: dict[str, str]) -> bool:
        if method == "PUT":
            time.sleep(1.5)
        return False

    server.always = late
    with pytest.raises(OutputError, match="no answer within 0.2 seconds; give it more with --timeout"):
        push(out, server.url, seconds=0.2, retries=0)


BROKEN = {
    "cut off": lambda data: data[: len(data) // 2],
    "a graph twice": lambda data: data + b"\n<https://example.org/graph/a> { <x:a> <x:b> <x:c> }\n" * 2
    + b"{ <x:a> <x:b> <x:c> }\n<https://example.org/graph/a> { <x:a> <x:b> <x:d> }\n",
    "a blank node": lambda data: data + b"<https://example.org/graph/a> { [] <x:b> <x:c> }\n",
    "a blank graph": lambda data: data + b"_:g { <x:a> <x:b> <x:c> }\n",
    "an IRI with a way out": lambda data: data + b"<https://example.org/graph/a\\u003E> { <x:a> <x:b> <x:c> }\n",
    "no graphs": lambda data: b"<x:a> <x:b> <x:c> .\n",
    "nothing": lambda data: b"",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_good_changes_nothing(server: Fake, out: Path, name: str) -> None:
    data = out / "graph.trig"
    push(out, server.url)
    before = dict(server.graphs)
    data.write_bytes(BROKEN[name](data.read_bytes()))
    with pytest.raises(InputError, match=r"not valid|two places|blank node|no named graphs"):
        push(out, server.url, everything=True)
    assert server.graphs == before


def test_a_folder_without_graphs(server: Fake, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<x:a> <x:b> <x:c> .")
    for target in (tmp_path, tmp_path / "graph.ttl", tmp_path / "nothing"):
        with pytest.raises(InputError, match=r"no named graphs|no such"):
            push(target, server.url)


def test_a_state_that_is_none(server: Fake, out: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a database, however long it may be\n" * 100)
    for state in (tmp_path / "state", tmp_path / "no" / "state"):
        with pytest.raises(OutputError, match="cannot note what was sent"):
            push(out, server.url, state=str(state))


def test_two_servers_are_told_apart(server: Fake, out: Path) -> None:
    push(out, server.url)
    with fake() as other:
        assert push(out, other.url).sent == 3
    assert push(out, server.url).sent == 0


@pytest.mark.parametrize("iri", ["readings", "http://a b/", "http://x/> <y", "http://x/{}"])
def test_a_default_graph_with_no_name(server: Fake, out: Path, iri: str) -> None:
    with pytest.raises(OutputError, match="not the IRI of a graph"):
        push(out, server.url, default_graph=iri)


def test_a_default_graph_with_the_name_of_an_article(server: Fake, out: Path) -> None:
    push(out, server.url)
    article = next(filter(None, server.graphs))
    with pytest.raises(OutputError, match="is an article's graph"):
        push(out, server.url, default_graph=article)


def test_the_articles_go_before_what_is_said_of_them(server: Fake, out: Path) -> None:
    push(out, server.url)
    *articles, last = server.puts()
    assert last == ""
    assert articles == sorted(articles)


def test_the_command(server: Fake, out: Path, command: Command) -> None:
    done = command("push", out, server.url)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"3 graphs sent, 0 as they were, 0 removed." in done.stdout
    quiet = command("push", out, server.url, "--all", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")
    assert command("push", out).returncode == 2
    assert command("push", out, server.url, "--retries", "x").returncode == 2
    refused = command("push", out, f"http://127.0.0.1:{servers.free_port()}")
    assert refused.returncode == 1
    assert refused.stderr.startswith(b"bienban: http://127.0.0.1:")
    assert refused.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_hand(server: Fake, out: Path, sent: signal.Signals, code: int) -> None:
    def slowly(method: str, headers: dict[str, str]) -> bool:
        if method == "PUT":
            time.sleep(0.5)
        return False

    server.always = slowly
    command = [sys.executable, "-m", "bienban", "push", str(out), server.url]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while len(server.puts()) < 2 and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(sent)
    _, error = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in error
    assert (b"the same command goes on" in error) == (sent == signal.SIGINT)
    server.always = lambda method, headers: False
    assert 1 <= push(out, server.url).sent <= 2
    assert len(server.graphs) == 3


def test_a_certificate_that_nobody_signed(out: Path, tmp_path: Path) -> None:
    import shutil
    import ssl
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listening = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        with pytest.raises(OutputError, match="its certificate is not to be trusted"):
            push(out, f"https://127.0.0.1:{listening.server_address[1]}/", retries=0)
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def test_memory_does_not_grow_with_the_folder(server: Fake, tmp_path: Path) -> None:
    """A default graph of 10,000 and of 300,000 statements (40 MB): the process is about as large."""
    program = (
        "import resource, sys; from exporters.push import push\n"
        "push(sys.argv[1], sys.argv[2]); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    server.keep = False
    sizes = []
    for number in (10_000, 300_000):
        data = tmp_path / f"{number}.nq"
        with data.open("w") as file:
            file.writelines(
                f'<https://example.org/reading/r{n}> <http://www.w3.org/ns/prov#used> "{"đọc " * 20}" .\n'
                for n in range(number)
            )
            file.write("<x:a> <x:b> <x:c> <https://example.org/graph/a> .\n")
        done = subprocess.run(
            [sys.executable, "-c", program, data, server.url], cwd=ROOT, capture_output=True, text=True, check=True
        )
        sizes.append(int(done.stdout) / 1024)
    assert sizes[1] - sizes[0] < 15, sizes


def test_what_is_missing_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exporters.push.find_spec", lambda name: None)
    with pytest.raises(BienbanError, match=r"needs requests, pyoxigraph: pip install 'bienban\[push\]'"):
        push(out, "http://127.0.0.1/")
