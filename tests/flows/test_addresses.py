"""What may be fetched: the web's public addresses, and private ones only by name."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import transport
from flows.addresses import Gate, Refused, clean, host_of, is_public, site_of

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "198.18.0.5", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(Refused, match="private or reserved"):
        Gate().check(f"http://{host}/")
    with pytest.raises(Refused, match="private address"):
        Gate().resolve(address, 80)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_pass(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("name", ["2130706433", "0x7f.1", "127.1", "localhost"])
def test_other_spellings_of_loopback_are_refused_when_resolved(name: str) -> None:
    with pytest.raises(Refused, match=r"127\.0\.0\.1|::1"):
        Gate().resolve(name, 80)


def test_what_is_named_is_allowed_and_nothing_beside_it() -> None:
    gate = Gate(["localhost:8000", "10.0.0.7", "198.18.0.0/15"])
    assert gate.resolve("localhost", 8000)
    assert gate.resolve("10.0.0.7", 99) == ["10.0.0.7"]
    assert gate.resolve("198.18.4.4", 80) == ["198.18.4.4"]
    with pytest.raises(Refused):
        gate.resolve("localhost", 8001)
    with pytest.raises(Refused):
        gate.resolve("10.0.0.8", 80)


def test_a_name_that_turns_private_after_the_check_reaches_nothing() -> None:
    """DNS rebinding: the connection goes to the address that was checked, so a second answer changes nothing;
    and where the answer at the time of connecting is private, nothing is connected to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        listener.settimeout(0.3)
        gate = Gate()
        gate.check(f"http://localhost:{port}/")  # a name passes the first look
        session = transport.session(gate, "headway-test")
        with pytest.raises(Refused, match="localhost leads to the private address"):
            session.get(f"http://localhost:{port}/", timeout=2)
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:text/html,x", "http://", "//", "",
        "http://[::1", "http://user:secret@a.example/", "http://a.example:99999/", "gopher://a.example/",
        "http://a.example/" + "x" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        clean(url)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("http://A.example", None, "http://a.example/"),
        ("http://a.example/x#part", None, "http://a.example/x"),
        ("http://a.example/新闻 1", None, "http://a.example/%E6%96%B0%E9%97%BB%201"),
        ("/y?b=2&a=1", "http://a.example/x", "http://a.example/y?b=2&a=1"),
        ("//b.example/z", "https://a.example/x", "https://b.example/z"),
        ("  http://a.example/a\n", None, "http://a.example/a"),
    ],
)
def test_addresses_are_cleaned(url: str, base: str | None, expected: str) -> None:
    assert clean(url, base) == expected


@given(st.text(max_size=60), st.sampled_from([None, "http://a.example/b/c"]))
def test_any_text_is_a_clean_address_or_refused(text: str, base: str | None) -> None:
    for url in (text, f"http://{text}", f"http://a.example/{text}"):
        try:
            found = clean(url, base)
        except Refused:
            continue
        assert urlsplit(found).scheme in ("http", "https")
        assert host_of(found)
        assert found.isascii()
        assert not any(c in found for c in " \r\n\t")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.chinadaily.com.cn/a", "https://usa.chinadaily.com.cn/b", True),
        ("http://a.com.cn/", "http://b.com.cn/", False),
        ("http://english.news.cn/", "http://www.news.cn/", True),
        ("http://news.cn/", "http://cn/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", True),
        ("http://10.0.0.1/", "http://11.0.0.1/", False),
    ],
)
def test_sites(one: str, other: str, same: bool) -> None:
    assert (site_of(one) == site_of(other)) is same
