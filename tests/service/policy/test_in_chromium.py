"""What a real browser makes of published comments: the same in a page and through innerHTML, and no script runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from service.policy.sanitise import sanitise
from tests.optional import require
from tests.service.policy.judge import by_html5lib
from tests.service.policy.vectors import EACH

PAGE = """<!doctype html><meta charset="utf-8"><script>
let ran = 0;
window.alert = () => { ran += 1; };
addEventListener("load", () => setTimeout(() => {
  const pairs = [...document.querySelectorAll("div.comment")].map((inPage) => {
    const inScript = document.createElement("div");
    inScript.innerHTML = inPage.dataset.html;
    return [inPage.innerHTML, inScript.innerHTML];
  });
  const report = document.createElement("pre");
  report.textContent = JSON.stringify({ pairs, ran, scripts: document.scripts.length });
  document.body.append(report);
}));
</script><body>"""


@pytest.mark.browser
def test_a_browser_sees_the_same_tree_in_both_of_its_ways(tmp_path: Path) -> None:
    published = [sanitise(text).html for _, text in EACH]
    page = tmp_path / "page.html"
    page.write_text(PAGE + "".join(map(_comment, published)), encoding="utf-8")

    seen = _opened(page)

    assert (seen["ran"], seen["scripts"], len(seen["pairs"])) == (0, 1, len(published))
    for html, (in_page, in_script) in zip(published, seen["pairs"], strict=True):
        assert in_page == in_script
        assert by_html5lib(in_page) == by_html5lib(html)


def _comment(html: str) -> str:
    quoted = html.replace("&", "&amp;").replace('"', "&quot;")
    return f'<div class="comment" data-html="{quoted}">{html}</div>\n'


def _opened(page: Path) -> Any:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        require("browser", "no Chromium on this machine")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [program, "--headless", "--disable-gpu", *sandbox, f"--user-data-dir={page.parent / 'profile'}"]
    done = subprocess.run(
        [*command, "--virtual-time-budget=5000", "--dump-dom", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=60,
    )
    report = re.search(r"<pre>(.*?)</pre>", done.stdout.decode(), re.DOTALL)
    assert report is not None, done.stderr.decode()
    return json.loads(unescape(report[1]))
