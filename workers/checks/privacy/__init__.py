"""The privacy check: what in a comment could identify or expose a private person.

Reads every part that would be public: the visible text, the values of attributes, the author's name, the title and the
web address. The author's own e-mail address, which is never published, is not looked at.
"""

from __future__ import annotations

from workers.checks.privacy.reader import NAME, VERSION, check

__all__ = ["NAME", "VERSION", "check"]
