"""A newsroom that does everything wrong, on loopback: one port a behaviour, so that each is a host of its own."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import struct
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import formatdate

import brotli
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

STORY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="publishdate" content="TODAY"></head><body><h1>{title}</h1>
<p>China has released at least 79 large language models, said Zhao Zhiyun, director of the institute.</p>
<p>"We will build 38 of them in Beijing," she said on Tuesday at a forum held in the capital, where developers,
researchers and officials met to talk about the next steps of the industry.</p>
<p>The report adds that the gap between the models of different countries is closing, and that investment in
computing power has grown quickly over the past two years.</p></body></html>""".replace(
    "TODAY", f"{datetime.now(UTC):%Y-%m-%d}"
)


class Line:
    """One accepted connection, after its request was read."""

    def __init__(self, sock: socket.socket, path: str, headers: dict[str, str], room: Room) -> None:
        self.sock = sock
        self.path = path
        self.headers = headers
        self.room = room

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def head(self, status: str = "200 OK", *headers: str) -> None:
        lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
        self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def page(self, body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> None:
        self.head(status, f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers)
        self.send(body)

    def redirect(self, where: str) -> None:
        self.head("302 Found", f"Location: {where}", "Content-Length: 0")


Behaviour = Callable[[Line], None]


@dataclass
class Room:
    """One host. `robots` answers for robots.txt (None: 404), `counts` how often each path was asked."""

    name: str
    story: Behaviour
    robots: Behaviour | None = None
    port: int = 0
    tls: ssl.SSLContext | None = None
    counts: dict[str, int] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)

    def url(
        self, path: str = "/story/2026/0901/1.html", scheme: str = "http", host: str = "127.0.0.1"
    ) -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def scheme(self) -> str:
        return "https" if self.tls else "http"

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(sock,), daemon=True).start()

    def _answer(self, sock: socket.socket) -> None:
        with sock, contextlib.suppress(OSError):
            sock.settimeout(20)
            if self.tls is not None:
                sock = self.tls.wrap_socket(sock, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                more = sock.recv(4096)
                if not more or more[:1] == b"\x16":  # gone, or TLS where there is none
                    return
                head += more
            first, *lines = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}
            self.counts[path] = self.counts.get(path, 0) + 1
            self.times.append(time.monotonic())
            line = Line(sock, path, headers, self)
            if path == "/robots.txt":
                self.robots(line) if self.robots else line.page(b"", status="404 Not Found")
            else:
                self.story(line)


def good(line: Line) -> None:
    line.page(STORY.format(title="A good page").encode())


def _story(title: str) -> Behaviour:
    return lambda line: line.page(STORY.format(title=title).encode())


def _drip(line: Line) -> None:
    line.head("200 OK", "Content-Type: text/html", "Content-Length: 100000")
    while True:
        line.send(b"x")
        time.sleep(0.05)


def _drip_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.send(b"X")
        time.sleep(0.05)


def _endless_headers(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.send(b"X-More: and more\r\n" * 100)


def _continue_for_ever(line: Line) -> None:
    while True:
        line.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 20)
        time.sleep(0.01)


def _endless(line: Line) -> None:
    line.head("200 OK", "Content-Type: text/html")
    while True:
        line.send(b"<p>and so on</p>\n" * 4000)


def _endless_redirect_body(line: Line) -> None:
    line.head("302 Found", "Location: /story/2026/0901/other.html")
    while True:
        line.send(b"and so on\n" * 4000)


def _many_redirects(line: Line) -> None:
    step = int(line.path.rpartition("=")[2]) if "=" in line.path else 0
    line.redirect(f"/story/next?n={step + 1}") if step < 10_000 else good(line)


def _chunked(body: bytes) -> Behaviour:
    def answer(line: Line) -> None:
        line.head("200 OK", "Content-Type: text/html", "Transfer-Encoding: chunked")
        line.send(body)

    return answer


def _packed(name: str, body: bytes) -> Behaviour:
    return lambda line: line.page(body, f"Content-Encoding: {name}")


def _first(answers: list[tuple[str, str]]) -> Behaviour:
    """Bad answers first, then a good one."""

    def answer(line: Line) -> None:
        seen = line.room.counts[line.path] - 1
        if seen < len(answers):
            line.head(answers[seen][0], "Content-Length: 0", answers[seen][1])
        else:
            good(line)

    return answer


def _status(status: str, *headers: str) -> Behaviour:
    return lambda line: line.head(status, "Content-Length: 0", *headers)


def _reset(line: Line) -> None:
    line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _silent(line: Line) -> None:
    time.sleep(8)


def _say(data: bytes) -> Behaviour:
    return lambda line: line.send(data)


def _feed(body: str) -> Behaviour:
    def answer(line: Line) -> None:
        if line.path.endswith(".xml"):
            line.page(body.replace("{base}", line.room.url("")).encode(), kind="application/rss+xml")
        else:
            good(line)

    return answer


def rss(*links: str, head: str = "", title: str = "A story") -> str:
    items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


_LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
) + "]>"  # fmt: skip
_FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_BIG = b"<html><body>" + b"<p>Nothing to see here, and again nothing.</p>" * 650_000 + b"</body></html>"
_HTML = STORY.format(title="Packed").encode()


def _nested_gzip(body: bytes, times: int) -> bytes:
    for _ in range(times):
        body = gzip.compress(body)
    return body


def _bomb(line: Line) -> None:
    """300 MB of nothing, packed by gzip, sent without ever being held unpacked."""
    import zlib

    pack = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    line.head("200 OK", "Content-Type: text/html", "Content-Encoding: gzip")
    for _ in range(300):
        line.send(pack.compress(b" " * 1_000_000))
    line.send(pack.flush())


def _brotli_bomb(line: Line) -> None:
    line.page(brotli.compress(b" " * 60_000_000, quality=5), "Content-Encoding: br")


def _moved_within(line: Line) -> None:
    line.redirect("/story/2026/0901/2.html") if line.path.endswith("/1.html") else good(line)


def behaviours(others: dict[str, Room]) -> Iterator[Room]:
    """Every room; those that redirect elsewhere look the place up in `others` when they are asked."""
    title = "<script>alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt;"
    yield Room("good", good)
    yield Room("slow-drip", _drip)
    yield Room("slow-headers", _drip_headers)
    yield Room("endless-headers", _endless_headers)
    yield Room("endless-continue", _continue_for_ever)
    yield Room("endless-body", _endless)
    yield Room("endless-redirect-body", _endless_redirect_body)
    yield Room("many-redirects", _many_redirects)
    yield Room("redirect-loop", lambda line: line.redirect(line.path))
    yield Room("moved-within", _moved_within)
    yield Room(
        "short-body", lambda line: (line.head("200 OK", "Content-Length: 5000"), line.send(b"<p>cut"))[0]
    )
    yield Room("long-body", lambda line: (good(line), line.send(b"more than was said"))[0])
    yield Room("bad-chunks", _chunked(b"zz\r\nnot hexadecimal\r\n0\r\n\r\n"))
    yield Room("cut-chunks", _chunked(b"20\r\nonly so much"))
    yield Room("huge-chunk", _chunked(b"ffffffffffffffff\r\n<p>little</p>"))
    yield Room("gzip-bomb", _bomb)
    yield Room("brotli-bomb", _brotli_bomb)
    yield Room("nested-gzip", _packed("gzip, gzip, gzip, gzip, gzip, gzip", _nested_gzip(_HTML, 6)))
    yield Room("not-gzip", _packed("gzip", _HTML))
    yield Room("cut-gzip", _packed("gzip", gzip.compress(_HTML)[:-40]))
    yield Room("brotli", _packed("br", brotli.compress(_HTML)))
    yield Room(
        "wrong-charset",
        lambda line: line.page(_HTML.replace(b"gap", "gap 差距".encode()), kind="text/html; charset=koi8-x"),
    )
    yield Room("nul-bytes", lambda line: line.page(_HTML.replace(b"The report", b"The\x00 report\x00\x00")))
    yield Room("wait-seconds", _first([("429 Too Many Requests", "Retry-After: 1")]))
    yield Room(
        "wait-date", _first([("503 Busy", "Retry-After: " + formatdate(time.time() - 60, usegmt=True))])
    )
    yield Room("wait-long", _status("429 Too Many Requests", "Retry-After: 86400"))
    yield Room(
        "wait-far-date", _status("429 Too Many Requests", "Retry-After: Fri, 31 Dec 2199 23:59:59 GMT")
    )
    yield Room("wait-nonsense", _status("429 Too Many Requests", "Retry-After: soon\x7f"))
    yield Room("down", _status("503 Service Unavailable"))
    yield Room("failing", _status("500 Internal Server Error"))
    yield Room("teapot", _status("400 Bad Request"))
    yield Room("absent", _status("404 Not Found"))
    yield Room("gone", _status("410 Gone"))
    yield Room("forbidden", _status("403 Forbidden"))
    yield Room("legal", _status("451 Unavailable For Legal Reasons"))
    yield Room("challenge", lambda line: line.page(b"<html><script>window._cf_chl_opt={}</script></html>"))
    yield Room("unasked-304", _status("304 Not Modified"))
    yield Room("no-location", _status("302 Found"))
    yield Room("odd-location", lambda line: line.redirect("http://[half/an/address"))
    yield Room("robots-silent", good, robots=_silent)
    yield Room("robots-down", good, robots=_status("503 Service Unavailable"))
    yield Room(
        "robots-no",
        good,
        robots=lambda line: line.page(b"User-agent: *\nDisallow: /story/\n", kind="text/plain"),
    )
    yield Room(
        "robots-huge",
        good,
        robots=lambda line: line.page(b"User-agent: *\nAllow: /\n" + b"Disallow: /x\n" * 400_000),
    )
    yield Room("robots-loop", good, robots=lambda line: line.redirect("/robots.txt"))
    yield Room("robots-inside", good, robots=lambda line: line.redirect("http://169.254.169.254/latest/"))
    yield Room(
        "robots-binary", good, robots=lambda line: line.page(bytes(range(256)) * 200, kind="text/plain")
    )
    yield Room(
        "four-gigabytes",
        lambda line: line.head("200 OK", "Content-Type: text/html", "Content-Length: 4294967296"),
    )
    yield Room(
        "negative-length", lambda line: (line.head("200 OK", "Content-Length: -5"), line.send(_HTML))[0]
    )
    yield Room("half-closed", lambda line: line.sock.shutdown(socket.SHUT_WR))
    yield Room("reset", _reset)
    yield Room("silent", _silent)
    yield Room("not-http", _say(b"SSH-2.0-OpenSSH_9.6\r\n"))
    yield Room("long-header", _say(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n"))
    yield Room("to-loopback", lambda line: line.redirect("http://127.0.0.1:9/private"))
    yield Room("to-metadata", lambda line: line.redirect("http://169.254.169.254/latest/meta-data/"))
    yield Room("to-decimal", lambda line: line.redirect("http://2130706433:9/"))
    yield Room("to-mapped", lambda line: line.redirect("http://[::ffff:127.0.0.1]:9/"))
    yield Room("to-file", lambda line: line.redirect("file:///etc/passwd"))
    yield Room("to-other-site", lambda line: line.redirect(others["good"].url(host="localhost")))
    yield Room("to-front", lambda line: line.redirect("/") if line.path != "/" else good(line))
    yield Room("pdf", lambda line: line.page(b"%PDF-1.7\n" + bytes(range(256)) * 40))
    yield Room(
        "picture", lambda line: line.page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, kind="image/png")
    )
    yield Room("empty", lambda line: line.page(b""))
    yield Room("no-content", lambda line: line.head("204 No Content"))
    yield Room("thirty-megabytes", lambda line: line.page(_BIG))
    yield Room("script-title", _story(title))
    yield Room("terminal-title", _story("\x1b]0;owned\x07\x1b[31mred\u202e reversed"))
    yield Room("formula-title", _story('=HYPERLINK("http://x","y")|\'); DROP TABLE figures; --'))
    yield Room(
        "deep", lambda line: line.page(b"<html><body>" + b"<div>" * 60_000 + b"x" + b"</div>" * 60_000)
    )
    yield Room("odd-etag", lambda line: line.page(_HTML, 'ETag: "caf\xe9\x01"', "Last-Modified: never"))
    yield Room("billion-laughs", _feed(rss("{base}/story/2026/0901/1.html", head=_LAUGHS, title="&l;")))
    yield Room("entity-file", _feed(rss("{base}/story/2026/0901/1.html", head=_FILE, title="&x;")))
    yield Room(
        "links-inside",
        _feed(
            rss(
                "http://169.254.169.254/story",
                "file:///etc/passwd",
                "http://news.example:99999/story",
                "http://127.0.0.1:9/story/20260901/1",
                "{base}/story/2026/0901/1.html",
            )
        ),
    )
    yield Room("tls-self-signed", good, tls=_self_signed())
    yield Room("not-a-feed", _feed("just words"))


def _self_signed() -> ssl.SSLContext:
    """A server's TLS with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    certificate = builder.sign(key, hashes.SHA256())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(certificate.public_bytes(serialization.Encoding.PEM))
        private = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        file.write(key.private_bytes(serialization.Encoding.PEM, *private))
        file.flush()
        context.load_cert_chain(file.name)
    return context


@contextlib.contextmanager
def open_newsroom() -> Iterator[dict[str, Room]]:
    """All rooms, listening until the block ends."""
    rooms: dict[str, Room] = {}
    listeners = []
    for room in behaviours(rooms):
        listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        room.port = listener.getsockname()[1]
        rooms[room.name] = room
        listeners.append(listener)
        threading.Thread(target=room.serve, args=(listener,), daemon=True).start()
    try:
        yield rooms
    finally:
        for listener in listeners:
            listener.close()
