"""The process of headway's own Prefect server: `python -m flows.prefect_process FD run|serve`.

For a run it only keeps book; to serve it also schedules, and shows its pages. It listens on the socket that its
parent opened and ends when the parent closes its standard input, so that a killed run leaves no server behind.
"""

from __future__ import annotations

import os
import sys
import threading
import time

_GRACE = 4.0  # seconds to write down what is still queued


def _end_with_parent(server: object) -> None:
    sys.stdin.buffer.read()
    server.should_exit = True  # type: ignore[attr-defined]
    time.sleep(_GRACE)
    os._exit(0)


def main() -> None:
    """Serve Prefect's API until the parent is gone."""
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=sys.argv[2] == "run", final=True)
    config = uvicorn.Config(app, fd=int(sys.argv[1]), log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
    server.run()


if __name__ == "__main__":
    main()
