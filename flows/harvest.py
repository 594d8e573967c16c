"""One host's pages, fetched one after the other and archived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.archive import Archive
from flows.discover import Job
from flows.faults import disk_fault
from flows.fetch import Got, Guest
from flows.progress import Meter
from warehouse.records import Fetch

SYNC_EVERY = 25  # pages: what a power cut may cost at most, for each host


@dataclass(slots=True)
class Harvest:
    """What came of a host's pages. `left` jobs were not tried, for the host's time was up; `fault` says what
    kept the archive from being written."""

    fetches: list[Fetch] = field(default_factory=list)
    left: list[Job] = field(default_factory=list)
    fault: str | None = None


def harvest(guest: Guest, archive: Archive, jobs: Sequence[Job], meter: Meter) -> Harvest:
    """Fetch and archive. A page's fetch is in the result only when its record is on disk, so that nothing is
    noted as had that a crash could lose."""
    done, unsynced = Harvest(), list[Fetch]()
    try:
        for number, job in enumerate(jobs):
            if guest.host(job.url).time_is_up:
                done.left += jobs[number:]
                meter.step(len(done.left))
                break
            unsynced.append(_keep(archive, guest, job))
            meter.step()
            if len(unsynced) >= SYNC_EVERY:
                archive.sync()
                done.fetches += unsynced
                unsynced = []
        archive.sync()
        done.fetches += unsynced
    except OSError as error:
        done.fault = disk_fault(error)
    for job in jobs[:1]:
        guest.leave(job.url)
    return done


def _keep(archive: Archive, guest: Guest, job: Job) -> Fetch:
    got: Got = guest.get(job.source, job.url, job.known, job.hosts, job.referer)
    if got.reply is None:
        return got.fetch
    place = archive.add(job.source, got.reply, got.fetch.at)
    if got.fetch.outcome == "not_modified":
        return got.fetch
    return replace(got.fetch, warc_file=place.file, warc_offset=place.offset)
