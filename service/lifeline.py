"""End this process when its parent has died, so that a killed server leaves no orphans on its port or its queue."""

from __future__ import annotations

import os
import threading
import time


def follow_parent(every: float = 0.5) -> None:
    """Watch from a thread; a process that was adopted by another has lost its parent and exits at once."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(every)
        os._exit(0)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
