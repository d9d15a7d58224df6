"""What templates may say in the reader's language: `_("…")`, `ngettext`, `date_time`, `date`, `language()`."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from service import i18n
from service.web.context import language


def install(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(_=_, ngettext=_plural, date_time=_date_time, date=_date, language=language)


def _(message: str, **params: i18n.Value) -> str:
    return i18n.translate(message, params, language())


def _plural(one: str, many: str, number: int, **params: i18n.Value) -> str:
    return i18n.plural(one, many, number, params, language())


def _date_time(moment: datetime) -> str:
    return i18n.date_time(moment, language())


def _date(moment: datetime) -> str:
    return i18n.date(moment, language())
