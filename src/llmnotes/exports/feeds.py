"""An Atom feed of new models and of errata, and a calendar of releases and retirements."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile, text_file
from llmnotes.render.html import element, text
from llmnotes.render.links import url_of
from llmnotes.views.names import by_release, maker
from llmnotes.views.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.provenance import Sourced

NEWEST = 50
_FULL_DAY = 10
_LINE_OCTETS = 73


def feed_files(catalog: Catalog, site_url: str) -> Iterator[ExportFile]:
    """Write `feed.xml`, `errata.xml` and `releases.ics`."""
    yield text_file("feed.xml", _models_feed(catalog, site_url))
    yield text_file("errata.xml", _errata_feed(catalog, site_url))
    yield text_file("releases.ics", _calendar(catalog, site_url))


def _models_feed(catalog: Catalog, site_url: str) -> str:
    entries = []
    for entry in reversed(by_release(catalog)[-NEWEST:]):
        words = entry.record.summary.zh if entry.record.summary else ""
        title = f"{entry.record.name.zh}（{maker(catalog, entry.record)}）"
        url = site_url + url_of(place_of("model", entry.id).page)
        days = (_instant(entry.record.released), _instant(_opened(catalog, entry.record)))
        entries.append(_entry(url, title, days, words))
    return _feed(catalog, site_url, ("feed.xml", f"{catalog.about.name}：新收录的模型"), entries)


def _errata_feed(catalog: Catalog, site_url: str) -> str:
    dated = [(_opened(catalog, entry.record), entry.id, entry.record) for entry in catalog.errata]
    entries = [
        _entry(f"{site_url}errata/#{key}", it.claim.zh, ("", _instant(day)), it.correction.zh)
        for day, key, it in sorted(dated, key=itemgetter(0, 1), reverse=True)
    ]
    return _feed(catalog, site_url, ("errata.xml", f"{catalog.about.name}：勘误"), entries)


def _feed(catalog: Catalog, site_url: str, head: tuple[str, str], entries: list[str]) -> str:
    path, title = head
    parts = (
        element("title", text(title)),
        element("id", text(site_url + path)),
        f'<link rel="self" href="{text(site_url + path)}"/>',
        f'<link href="{text(site_url)}"/>',
        element("updated", _instant(catalog.as_of)),
        element("author", element("name", text(catalog.about.name))),
        element("rights", "CC BY 4.0"),
        *entries,
    )
    body = "\n".join(parts)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">\n{body}\n</feed>\n'
    )


def _entry(url: str, title: str, days: tuple[str, str], words: str) -> str:
    """An entry with the instants at which its subject appeared, if it did, and was looked up."""
    published, updated = days
    return element(
        "entry",
        element("title", text(title)),
        element("id", text(url)),
        f'<link href="{text(url)}"/>',
        element("published", published) if published else "",
        element("updated", updated),
        element("summary", text(words)) if words else "",
    )


def _opened(catalog: Catalog, record: Sourced) -> str:
    """The newest day on which one of a record's sources was opened."""
    days = [catalog.sources[cited.ref].accessed for cited in record.sources]
    return max(days, default=catalog.as_of)


def _instant(day: str) -> str:
    """The first moment of a day, month or year."""
    year, month, first = (*(day or "1970").split("-"), "01", "01")[:3]
    return f"{year}-{month}-{first}T00:00:00Z"


def _calendar(catalog: Catalog, site_url: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//llmnotes//releases//ZH"]
    lines += [f"X-WR-CALNAME:{_calendar_text(catalog.about.name)}：发布与下线"]
    stamp = catalog.as_of.replace("-", "") or "19700101"
    for entry in by_release(catalog):
        name = entry.record.name.zh
        retired = entry.record.dates.retired if entry.record.dates else None
        for what, day in (("发布", entry.record.released), ("下线", retired)):
            if day and len(day) == _FULL_DAY:
                url = site_url + url_of(place_of("model", entry.id).page)
                following = date.fromisoformat(day) + timedelta(days=1)
                lines += [
                    "BEGIN:VEVENT",
                    f"UID:{entry.id}-{'released' if what == '发布' else 'retired'}@llmnotes",
                    f"DTSTAMP:{stamp}T000000Z",
                    f"DTSTART;VALUE=DATE:{day.replace('-', '')}",
                    f"DTEND;VALUE=DATE:{following:%Y%m%d}",
                    f"SUMMARY:{_calendar_text(f'{name} {what}')}",
                    f"URL:{url}",
                    "TRANSP:TRANSPARENT",
                    "END:VEVENT",
                ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _calendar_text(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\;," else c for c in words)


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets, as RFC 5545 section 3.1 wants; no character is cut."""
    part = ""
    for character in line:
        if len((part + character).encode()) > _LINE_OCTETS:
            yield part
            part = " "
        part += character
    yield part
